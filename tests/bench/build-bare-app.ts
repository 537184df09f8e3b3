import { join } from "node:path";
import { run } from "@/bin/run";

/** Builds the bare app, where it lies, with the packages of this repository; gives its folder. */
export async function buildBareApp(): Promise<string> {
  const folder = join(process.cwd(), "tests/bench/bare-app");
  const said: string[] = [];
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DIST_DIR: "",
  };
  const code = await run("next", ["build", folder], { env, onOutput: (text) => said.push(text) });
  if (code !== 0) throw new Error(`The bare app was not built:\n${said.join("")}`);
  return folder;
}
