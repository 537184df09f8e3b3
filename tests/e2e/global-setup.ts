import { execFileSync } from "node:child_process";
import { DEVICES_FILE } from "./trusted-device";

/** The server runs by now, with its demo: a second process may write beside it. */
export default function trustDevices(): void {
  execFileSync("tsx", ["tests/e2e/trust-devices.ts", DEVICES_FILE], { stdio: "inherit" });
}
