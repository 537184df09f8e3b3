import { internalPath, landingOf } from "@/lib/auth/landing";
import { readSession } from "@/lib/auth/read-session";
import { signOut } from "@/lib/auth/sign-out";
import { isOpened, type NotNow, type Opening } from "@/lib/devices/opening";
import { isOver, waitingOf } from "@/lib/devices/waiting";
import { currentSecret, keepSession } from "./cookies";
import { currentVisitor } from "./visitor";

/** Gives the browser its new session in place of any it had, which ends, and says where to go on. Without one, sign-in says why (`?wait=`). */
export async function beginSession(opened: Opening, next?: string): Promise<string> {
  if (!isOpened(opened)) return `/login?${whyNotNow(opened)}`;
  await signOut(await currentVisitor(), await currentSecret());
  await keepSession(opened);
  return pathAfterSignIn(opened.token, next);
}

/** The page a signed-in browser belongs on: straight there, for a detour would leave the wrong address standing. */
export async function pathAfterSignIn(secret: string | undefined, next?: string): Promise<string> {
  const gate = await readSession(secret);
  if (!gate) return "/login";
  if (gate.session.state === "pending") return isOver(await waitingOf(secret)) ? "/login" : "/waiting";
  if (gate.user.mustChangePassword) return "/new-password";
  return internalPath(next) ?? (await landingOf(gate.user.id)) ?? "/";
}

/** For the page that says it (app/(entry)/login/not-now.tsx). */
function whyNotNow({ notNow, until, timeZone }: NotNow): string {
  return `${new URLSearchParams({ wait: notNow, until: until.toISOString(), zone: timeZone })}`;
}
