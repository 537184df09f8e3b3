import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import type { Support } from "@/lib/auth/support";
import { isWorthNoting, touchSession } from "@/lib/auth/touch-session";
import { currentGate } from "./current-actor";
import { currentSupport } from "./current-support";

/** The door of every page of the support console, and its first line. For everybody but a support account there is nothing there. */
export async function requireSupport(): Promise<Support> {
  const gate = await currentGate("");
  if (!gate) redirect(`/login?next=${encodeURIComponent(await currentPath())}`);
  if (gate.session.state !== "active") redirect("/waiting");
  if (gate.user.mustChangePassword) redirect("/new-password");
  const support = await currentSupport();
  if (!support) notFound();
  if (isWorthNoting(gate.session)) after(() => touchSession(gate.session));
  return support;
}

/** Where the visitor wanted to go; bin/server.ts notes it. */
async function currentPath(): Promise<string> {
  return (await headers()).get("x-chairside-path") ?? "/support";
}
