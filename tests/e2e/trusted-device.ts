import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** Where the run keeps the secrets of the devices it trusts: with the demo's own data, which goes when the run ends. */
export const DEVICES_FILE = join(process.env.DATA_DIR ?? "./data/demo", "trusted-devices.json");

let secrets: Record<string, string> | undefined;

/** Makes this browser one on which somebody of the demo was approved, so that their password is enough. */
export async function onTrustedDevice(page: Page, login: string): Promise<void> {
  // Whom a story added since stands in the file too.
  if (!secrets?.[login]) secrets = JSON.parse(readFileSync(DEVICES_FILE, "utf8")) as Record<string, string>;
  const value = secrets[login];
  if (!value) throw new Error(`${login} is nobody of the demo: only they have trusted devices.`);
  const url = process.env.BASE_URL ?? "";
  await page
    .context()
    .addCookies([{ name: "chairside-device", value, url, httpOnly: true, sameSite: "Lax" }]);
}
