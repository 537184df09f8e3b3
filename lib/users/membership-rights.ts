import { type Permissions, permissionBits, permissionKey } from "@/lib/auth/permissions";

/** What somebody is to be at a practice that is not their home: the same as at home, or a role, by its key, and permissions of their own. */
export type AskedRights = { follows: true } | { follows: false; role: string; permissions: Permissions };

const SAME = "same";
const OWN = /^own (\S{1,64}) ([0-9]|[12][0-9]|3[01])$/;

/** Rights as one text: what a line of the form holds, and its hidden `base`. */
export function rightsText(asked: AskedRights): string {
  return asked.follows ? SAME : `own ${asked.role} ${permissionBits(asked.permissions)}`;
}

/** What such a text says; undefined when it is none. */
export function readRights(text: string): AskedRights | undefined {
  if (text === SAME) return { follows: true };
  const [, role, bits] = OWN.exec(text) ?? [];
  return role === undefined ? undefined : { follows: false, role, permissions: heldIn(Number(bits)) };
}

function heldIn(bits: number): Permissions {
  return Object.fromEntries(permissionKey.map(({ name, bit }) => [name, (bits & bit) !== 0])) as Permissions;
}
