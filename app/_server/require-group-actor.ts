import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import type { GroupActor } from "@/lib/auth/group-actor";
import { isWorthNoting, touchSession } from "@/lib/auth/touch-session";
import { currentGate } from "./current-actor";
import { currentGroupActor } from "./current-group-actor";

type AtGroup = Promise<{ group: string }>;

/** The door of every page of a group, and its first line. For everybody but its Group Admins there is nothing there. */
export async function requireGroupActor(params: AtGroup): Promise<GroupActor> {
  const { group } = await params;
  const gate = await currentGate("");
  if (!gate) redirect(`/login?next=${encodeURIComponent(await currentPath(group))}`);
  if (gate.session.state !== "active") redirect("/waiting");
  if (gate.user.mustChangePassword) redirect("/new-password");
  const lead = await currentGroupActor(group);
  if (!lead) notFound();
  if (isWorthNoting(gate.session)) after(() => touchSession(gate.session));
  return lead;
}

/** Where the visitor wanted to go; bin/server.ts notes it. */
async function currentPath(group: string): Promise<string> {
  return (await headers()).get("x-chairside-path") ?? `/groups/${group}`;
}
