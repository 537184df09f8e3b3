import { cookies } from "next/headers";
import { z } from "zod";
import { config } from "@/lib/config";
import { readJson } from "@/lib/text";

/** What to say on the next page: in one line, and what follows from it. */
export type Flash = { message: string; more?: string[]; tone?: "success" | "info" | "warn"; id?: string };

export const FLASH_COOKIE = "chairside-flash";

const MOST = 3800;

const flashShape = z.object({
  message: z.string(),
  more: z.array(z.string()).optional(),
  tone: z.enum(["success", "info", "warn"]).optional(),
  id: z.string().optional(),
});

/**
 * Leaves a message for the page gone to. The browser clears it once shown, so it may hold nothing secret. It goes to pages of that practice
 * alone: a tab on another one tells nothing of it.
 */
export async function leaveFlash(flash: Flash, to = "/"): Promise<void> {
  const value = asCookie({ ...flash, id: crypto.randomUUID().slice(0, 8) });
  const secure = config().APP_URL.startsWith("https:");
  (await cookies()).set(FLASH_COOKIE, value, { maxAge: 10, path: flashPath(to), sameSite: "lax", secure });
}

/** The practice's part of an address, or another first part. */
export function flashPath(to: string): string {
  return `/${/^\/([\w-]*)/.exec(to)?.[1] ?? ""}`;
}

/** The message left for this page, if there is one. */
export async function readFlash(): Promise<Flash | undefined> {
  const value = (await cookies()).get(FLASH_COOKIE)?.value;
  return value ? fromCookie(value) : undefined;
}

/** A browser drops a cookie of more than 4 kB without a word: rather the first of what follows than nothing at all. */
export function asCookie(flash: Flash): string {
  const value = JSON.stringify(flash);
  const { more = [] } = flash;
  if (more.length === 0 || encodeURIComponent(value).length <= MOST) return value;
  return asCookie({ ...flash, more: more.slice(0, -1) });
}

/** Anybody can write their own cookies: what is no message of ours is none. */
export function fromCookie(value: string): Flash | undefined {
  return flashShape.safeParse(readJson(value)).data as Flash | undefined;
}
