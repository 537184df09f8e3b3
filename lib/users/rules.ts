import { mailAddressOf } from "@/lib/auth/mail-address";
import { permissionKey } from "@/lib/auth/permissions";
import type { UserRow } from "./add-person";

type Person = Pick<UserRow, "loginKind" | "login" | "contactEmail">;

/** The name patients see. */
export function shownName({ name, publicName }: { name: string; publicName: string | null }): string {
  return publicName ?? name;
}

/** What forms and review requests print for a Default Doctor (product.md, section 5). */
export function printedName(person: {
  name: string;
  publicName: string | null;
  nameOnForms: string | null;
}): string {
  return person.nameOnForms ?? shownName(person);
}

/** Can Sign Forms works only together with a role that may sign (product.md, section 6). */
export function maySignForms(canSignForms: boolean, role: { maySign: boolean }): boolean {
  return canSignForms && role.maySign;
}

/** Why the Can Sign Forms check box will have no effect; undefined when it will, or when it isn't set. */
export function noEffectOfSigning(
  canSignForms: boolean,
  role: { name: string; maySign: boolean },
): string | undefined {
  if (!canSignForms || role.maySign) return undefined;
  return `Can Sign Forms will have no effect because the role ${role.name} may not sign forms at this practice.`;
}

/** How a new person gets in: by a link in a mail, by one the Admin hands over, or not at all. */
export function wayIn(person: Person): "invitation" | "setup" | "none" {
  if (person.loginKind === "none") return "none";
  return mailAddressOf(person) ? "invitation" : "setup";
}

/** Whom the law "at least one active Admin remains" counts: somebody who can sign in now and next month too. */
export function isLastingAdmin(person: {
  admin: boolean;
  status: string;
  loginKind: string;
  accessEndsOn: string | null;
}): boolean {
  return person.admin && person.status === "active" && person.loginKind !== "none" && !person.accessEndsOn;
}

export const PERMISSIONS = permissionKey.map(({ name }) => name);

export const STATUS_LABELS: Record<UserRow["status"], string> = {
  invited: "Invited",
  active: "Active",
  deactivated: "Deactivated",
  deleted: "Deleted",
  erased: "Erased",
};
