import type { Values } from "@/app/(practice)/[practice]/settings/users/fields-props";
import { type Permissions, permissionKey } from "@/lib/auth/permissions";
import type { PracticeLine } from "@/lib/users/membership-choices";
import { type AskedRights, readRights } from "@/lib/users/membership-rights";

/** What an open line begins with. */
export type PanelValues = { rights: "same" | "own"; role: string; permissions: Permissions };

/** The role, by its key, and permissions that stand in the form itself: where rights of one's own begin. */
export type HereRights = { role: string; permissions: Permissions };

/** Whether the practice is ticked: as it was typed, or as it is. */
export function isTicked({ id }: PracticeLine, values: Values): boolean {
  return Boolean(values[`practice.${id}`]);
}

/** What stands in a line's panel: what was typed there, else the rights the user has, else those of the form. */
export function panelValues(line: PracticeLine, values: Values, here: HereRights): PanelValues {
  const { id } = line;
  const typed = values[`rights.${id}`];
  if (typed) {
    const ticked = (name: string) => values[`${name}.${id}`] === "on";
    return {
      rights: typed === "own" ? "own" : "same",
      role: values[`role.${id}`] ?? "",
      permissions: permissionsBy(ticked),
    };
  }
  const present = readRights(values[`practice.${id}`] || line.present);
  return present && !present.follows
    ? { rights: "own", role: present.role, permissions: present.permissions }
    : { rights: "same", role: here.role, permissions: { ...here.permissions, defaultDoctor: false } };
}

/** The rights in the form, of the practice it is filled in at. */
export function rightsHere(values: Values, roles: { id: string; key: string }[]): HereRights {
  const role = roles.find(({ id }) => id === values.roleId)?.key ?? "";
  return { role, permissions: permissionsBy((name) => values[name] === "on") };
}

/** The rights that a line shows while it is closed. */
export function shownRights(line: PracticeLine): AskedRights {
  return readRights(line.present) ?? { follows: true };
}

function permissionsBy(isHeld: (name: string) => boolean): Permissions {
  return Object.fromEntries(permissionKey.map(({ name }) => [name, isHeld(name)])) as Permissions;
}
