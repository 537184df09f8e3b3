import { permissionKey } from "@/lib/auth/permissions";
import { InvalidError } from "@/lib/errors";
import type { FoundUser } from "@/lib/users/find-user";
import { formValues } from "@/lib/users/form-values";
import { type UserInput, userInput } from "@/lib/users/input";
import type { BulkTask } from "./task";

/** The edit form of a user as it would be sent now, with the change in it: it then goes the way of every save. Throws InvalidError. */
export function edited(user: FoundUser, task: BulkTask): UserInput {
  const { photo: _, ...shown } = formValues(user);
  const unseen = { version: String(user.version), base: JSON.stringify(formValues(user)) };
  const read = userInput.safeParse({ ...shown, ...changesOf(task), ...unseen });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new InvalidError(
    String(issue?.path[0] ?? "form"),
    issue?.message ?? "Change this on the person's own page.",
  );
}

function changesOf(task: BulkTask): Record<string, string> {
  if (task.act === "role") return { roleId: task.roleId };
  if (task.act !== "give" && task.act !== "take") return {};
  const set = task.act === "give" ? "on" : "";
  const named = permissionKey.filter(({ name }) => task.permissions.includes(name));
  return Object.fromEntries(named.map(({ name }) => [name, set]));
}
