import { type Authorized, authorize, may } from "@/lib/auth/authorize";
import { permissionKey } from "@/lib/auth/permissions";
import { InvalidError } from "@/lib/errors";
import { GIVEN_TO_MANY } from "@/lib/users/bulk/given-to-many";
import { type BulkTask, bulkTask } from "@/lib/users/bulk/task";
import { offeredTo } from "@/lib/users/other-lines";

type Sent = { act: string; roleId: string; give: string[]; take: string[]; join: string[]; leave: string[] };

/** What the form asks to be done. Throws InvalidError at what is missing. */
export async function taskOf(admin: Authorized<"users.manage">, sent: Sent): Promise<BulkTask> {
  const task = bulkTask.safeParse({
    act: sent.act,
    roleId: sent.roleId,
    permissions: permissionsOf(sent),
    practices: await practicesOf(admin, sent),
  });
  if (task.success && !(task.data.act === "role" && task.data.roleId === "")) return task.data;
  throw new InvalidError(...(MISSING[sent.act] ?? MISSING[""] ?? ["act", ""]));
}

const MISSING: Record<string, [field: string, message: string]> = {
  "": ["act", "Choose what to do."],
  role: ["roleId", "Choose a role."],
  give: ["give", "Choose the permissions to give."],
  take: ["take", "Choose the permissions to take."],
  join: ["join", "Choose the practices."],
  leave: ["leave", "Choose the practices."],
};

function permissionsOf({ act, give, take }: Sent): string[] {
  const offered = act === "give" ? GIVEN_TO_MANY : permissionKey;
  const chosen = act === "give" ? give : take;
  return offered.filter(({ name }) => chosen.includes(name)).map(({ name }) => name);
}

/** Those of the practices that are the Group Admin's to give. */
async function practicesOf(admin: Authorized<"users.manage">, { act, join, leave }: Sent) {
  if ((act !== "join" && act !== "leave") || !may(admin, "group.manage")) return [];
  const offered = await offeredTo(authorize(admin, "group.manage"), admin.practice.id);
  const chosen = act === "join" ? join : leave;
  return offered.filter(({ id }) => chosen.includes(id)).map(({ id, name }) => ({ id, name }));
}
