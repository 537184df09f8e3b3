import { permissionKey, permissionLabels } from "@/lib/auth/permissions";
import type { FoundUser } from "@/lib/users/find-user";
import { askedValues, FIELD_LABELS, formValues, type UserField } from "@/lib/users/form-values";
import type { UserInput } from "@/lib/users/input";
import { noEffectOfSigning, wayIn } from "@/lib/users/rules";
import { changedFields } from "@/lib/users/update-user";
import type { Choices } from "./choices";
import type { Problem } from "./form-of-row";
import type { Judged } from "./judge-rows";
import type { ImportTask } from "./take-file";

/** What a row would lead to, as the preview and the result say it. */
export function outcomeOf(judged: Judged, task: ImportTask, choices: Choices): string {
  if ("problems" in judged) return problemsInWords(judged.problems, task.titles);
  if (judged.kind === "new")
    return (
      newInWords(judged.input, task.invite, choices) +
      takenInWords(judged.input, choices) +
      signingInWords(judged.input, choices)
    );
  if (judged.kind === "unchanged") return "As it is";
  const changes = changesInWords(judged, choices);
  return `Changed: ${changes}${takenInWords(judged.input, choices, judged.user)}`;
}

/** From whom a row takes Default Doctor. */
function takenInWords(input: UserInput, { defaultDoctor }: Choices, user?: FoundUser): string {
  if (!input.defaultDoctor || !defaultDoctor || defaultDoctor.id === user?.id) return "";
  return `. Takes Default Doctor from ${defaultDoctor.name}`;
}

/** Each with the column it stands in, by the file's own name for it. */
export function problemsInWords(problems: Problem[], titles: ImportTask["titles"]): string {
  const column = (field: string) => {
    const key = COLUMN_OF[field] ?? (field as keyof typeof titles);
    const login = ["email", "username", "loginKind"].includes(field) ? titles.login : undefined;
    return titles[key] ?? login ?? FIELD_LABELS[field as UserField] ?? "";
  };
  return problems.map(({ field, message }) => [column(field), message].filter(Boolean).join(": ")).join(" ");
}

const COLUMN_OF: Record<string, "role" | "provider"> = { roleId: "role", providerId: "provider" };

function newInWords(input: UserInput, invite: boolean, choices: Choices): string {
  const held = permissionLabels(input);
  const how = {
    invitation: invite ? "invited by e-mail" : "not invited yet",
    setup: NO_MAIL,
    none: "without a login",
  };
  return `New: ${[choices.roleName(input.roleId), ...held, how[wayIn(input)]].join(", ")}`;
}

const NO_MAIL = "no e-mail to invite: make a setup link on their page";

/** What a save would change of somebody: "Role Doctor → Hygienist; Admin no → yes". */
export function changesInWords(
  { input, user }: { input: UserInput; user: FoundUser },
  choices: Choices,
): string {
  const before = formValues(user);
  const after = askedValues(input, user.photoId);
  const changed = changedFields(input, user);
  const changes = changed.map((field) => {
    const [was, is] = [before, after].map((values) => say(field, values[field], choices));
    return `${FIELD_LABELS[field]} ${was} → ${is}`;
  });
  const isSigning = changed.includes("canSignForms") || changed.includes("roleId");
  return changes.join("; ") + (isSigning ? signingInWords(input, choices) : "");
}

/** That a permission given will have no effect (product.md, section 6). */
function signingInWords({ canSignForms, roleId }: UserInput, { roleName, maySign }: Choices): string {
  const why = noEffectOfSigning(canSignForms, { name: roleName(roleId), maySign: maySign(roleId) });
  return why ? `. ${why}` : "";
}

const TICKS = new Set<UserField>(permissionKey.map(({ name }) => name));

function say(field: UserField, value: string, { roleName, providerName }: Choices): string {
  if (TICKS.has(field)) return value ? "yes" : "no";
  if (value === "") return "empty";
  if (field === "roleId") return roleName(value);
  return field === "providerId" ? providerName(value) : `‘${value}’`;
}
