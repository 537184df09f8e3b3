import { z } from "zod";
import { type Permission, permissionKey } from "@/lib/auth/permissions";

const names = permissionKey.map(({ name }) => name) as [Permission, ...Permission[]];
const permissions = z.array(z.enum(names)).min(1);
const practice = z.object({ id: z.string(), name: z.string() });

/** What is to be done with each of many people. */
export const bulkTask = z.discriminatedUnion("act", [
  z.object({ act: z.literal("role"), roleId: z.string() }),
  z.object({ act: z.literal("give"), permissions }),
  z.object({ act: z.literal("take"), permissions }),
  z.object({ act: z.literal("deactivate") }),
  z.object({ act: z.literal("resend") }),
  z.object({ act: z.literal("join"), practices: z.array(practice).min(1) }),
  z.object({ act: z.literal("leave"), practices: z.array(practice).min(1) }),
]);

export type BulkTask = z.infer<typeof bulkTask>;

/** What the work is called: "Give Chat User to 12 people". */
export function bulkTitle(task: BulkTask, people: number, roleName = ""): string {
  const whom = people === 1 ? "1 person" : `${people.toLocaleString("en-US")} people`;
  switch (task.act) {
    case "role":
      return `Change the role of ${whom} to ${roleName}`;
    case "give":
      return `Give ${labels(task.permissions)} to ${whom}`;
    case "take":
      return `Take ${labels(task.permissions)} from ${whom}`;
    case "deactivate":
      return `Deactivate ${whom}`;
    case "resend":
      return `Resend the invitation to ${whom}`;
    case "join":
      return `Give ${whom} login to ${named(task.practices)}`;
    case "leave":
      return `Take login to ${named(task.practices)} from ${whom}`;
  }
}

function labels(held: Permission[]): string {
  return permissionKey
    .filter(({ name }) => held.includes(name))
    .map(({ label }) => label)
    .join(", ");
}

function named(practices: { name: string }[]): string {
  const [first, ...more] = practices;
  return more.length > 0 ? `${practices.length} practices` : (first?.name ?? "");
}
