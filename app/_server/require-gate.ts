import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { after } from "next/server";
import type { Gate } from "@/lib/auth/read-session";
import { isWorthNoting, touchSession } from "@/lib/auth/touch-session";
import { currentGate } from "./current-actor";

/**
 * What every page's door asks first: somebody is signed in, approved, and has a password of their own. Whoever is not is sent where that
 * is mended. `slug` is the addressed practice's, or ""; `home` is where signing in leads when the address asked for is not known.
 */
export async function requireGate(slug: string, home: string): Promise<Gate> {
  const gate = await currentGate(slug);
  if (!gate) redirect(`/login?next=${encodeURIComponent((await addressAsked()) ?? home)}`);
  if (gate.session.state !== "active") redirect("/waiting");
  if (gate.user.mustChangePassword) redirect("/new-password");
  return gate;
}

/** Where the visitor wanted to go; bin/server.ts notes it. */
async function addressAsked(): Promise<string | null> {
  return (await headers()).get("x-chairside-path");
}

/** Notes, once the page is sent, that a session was used. For whoever the page was open to. */
export function noteUse({ session }: Gate): void {
  if (isWorthNoting(session)) after(() => touchSession(session));
}
