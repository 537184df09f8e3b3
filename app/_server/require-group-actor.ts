import { notFound } from "next/navigation";
import type { GroupActor } from "@/lib/auth/group-actor";
import { currentGroupActor } from "./current-group-actor";
import { noteUse, requireGate } from "./require-gate";

type AtGroup = Promise<{ group: string }>;

/** The door of every page of a group, and its first line. For everybody but its Group Admins there is nothing there. */
export async function requireGroupActor(params: AtGroup): Promise<GroupActor> {
  const { group } = await params;
  const gate = await requireGate("", `/groups/${group}`);
  const lead = await currentGroupActor(group);
  if (!lead) notFound();
  noteUse(gate);
  return lead;
}
