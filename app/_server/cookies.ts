import { cookies } from "next/headers";
import { config } from "@/lib/config";
import type { OpenedSession } from "@/lib/devices/opening";

const secure = () => config().APP_URL.startsWith("https:");
const named = (name: string) => (secure() ? `__Host-${name}` : name);

/** The cookies' names: host-bound where the public address is https. */
export const sessionCookie = () => named("chairside-session");
export const deviceCookie = () => named("chairside-device");

/** Every cookie of ours: for this host alone, out of reach of scripts, not sent along by other sites' forms. */
export function cookieOptions() {
  return { httpOnly: true, secure: secure(), sameSite: "lax", path: "/" } as const;
}

/** Gives the browser its session and the device secret, which lasts longer than any session. */
export async function keepSession(opened: OpenedSession): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookie(), opened.token, cookieOptions());
  jar.set(deviceCookie(), opened.deviceSecret, { ...cookieOptions(), maxAge: 400 * 24 * 3600 });
}

/** The session's secret as this browser holds it. */
export async function currentSecret(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie())?.value;
}

/** Takes the session from the browser; the device secret stays. */
export async function forgetSession(): Promise<void> {
  (await cookies()).delete(sessionCookie());
}
