import { cookies } from "next/headers";
import { config } from "@/lib/config";

/** What to say on the next page: in one line, and what follows from it. */
export type Flash = { message: string; more?: string[]; tone?: "success" | "info" | "warn"; id?: string };

export const FLASH_COOKIE = "chairside-flash";

/** Leaves a message for the next page. The browser clears it once shown, so it may hold nothing secret. */
export async function leaveFlash(flash: Flash): Promise<void> {
  const value = JSON.stringify({ ...flash, id: crypto.randomUUID().slice(0, 8) });
  const secure = config().APP_URL.startsWith("https:");
  (await cookies()).set(FLASH_COOKIE, value, { maxAge: 10, path: "/", sameSite: "lax", secure });
}

/** The message left for this page, if there is one. */
export async function readFlash(): Promise<Flash | undefined> {
  const value = (await cookies()).get(FLASH_COOKIE)?.value;
  if (!value) return undefined;
  return parsed(value);
}

function parsed(value: string): Flash | undefined {
  try {
    const flash = JSON.parse(value) as Flash;
    return typeof flash.message === "string" ? flash : undefined;
  } catch {
    return undefined;
  }
}
