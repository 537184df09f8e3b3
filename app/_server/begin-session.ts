import { internalPath, landingOf } from "@/lib/auth/landing";
import type { OpenedSession } from "@/lib/auth/open-session";
import { readSession } from "@/lib/auth/read-session";
import { signOut } from "@/lib/auth/sign-out";
import { currentSecret, keepSession } from "./cookies";
import { currentVisitor } from "./visitor";

/** Gives the browser its new session in place of any it had, which ends, and says where to go on. */
export async function beginSession(opened: OpenedSession, next?: string): Promise<string> {
  await signOut(await currentVisitor(), await currentSecret());
  await keepSession(opened);
  return pathAfterSignIn(opened.token, next);
}

/** The page a signed-in browser belongs on: straight there, for a detour would leave the wrong address standing. */
export async function pathAfterSignIn(secret: string | undefined, next?: string): Promise<string> {
  const gate = await readSession(secret);
  if (!gate) return "/login";
  if (gate.session.state === "pending") return "/waiting";
  if (gate.user.mustChangePassword) return "/new-password";
  return internalPath(next) ?? (await landingOf(gate.user.id)) ?? "/";
}
