import { permissionLabels } from "@/lib/auth/permissions";
import type { HeldMembership } from "./held-memberships";
import type { AskedRights } from "./membership-rights";
import { listed, morePractices } from "./membership-words";
import type { Line } from "./rights-at";
import type { RoleAt } from "./roles-at";

export type Displaced = { doctor: string; practice: string };
type Person = { name: string; loginKind: string; homePracticeId: string | null };
type Outcome = {
  home: HeldMembership;
  roles: Map<string, RoleAt[]>;
  displaced: Displaced[];
  signedOut: number;
};

const MOST_TOLD = 3;

/** What was given, changed and taken at other practices, in sentences: the first few by name, the rest counted. */
export function tellLines(
  user: Person,
  lines: Line[],
  { home, roles, displaced, signedOut }: Outcome,
): string[] {
  const given = lines.filter(({ held, asked }) => !held && asked);
  const changed = lines.filter(({ held, asked }) => held && asked);
  const taken = lines.filter(({ held, asked }) => held && !asked);
  const same = given.filter(({ asked }) => asked?.follows);
  const own = given.filter(({ asked }) => !asked?.follows);
  const words = user.loginKind === "none" ? PROFILE : LOGIN;
  return [
    ...tell(
      same,
      (names) =>
        `${user.name} ${words.given} ${names}, with the same permissions as at ${home.practice.name}.`,
    ),
    ...own
      .slice(0, MOST_TOLD)
      .map(
        ({ at, asked }) => `${user.name} ${words.given} ${at.name} ${ownInWords(asked, roles.get(at.id))}.`,
      ),
    ...rest(own, (count) => `${user.name} ${words.given} ${count} with role and permissions of their own.`),
    ...tell(changed, (names) => `${user.name}'s role and permissions were changed at ${names}.`),
    ...tell(taken, (names) => `${user.name} ${words.taken} ${names}.`),
    ...displaced
      .slice(0, MOST_TOLD)
      .map(({ doctor, practice }) => `${doctor} is no longer the Default Doctor of ${practice}.`),
    ...(signedOut > 0
      ? [
          `${user.name} was signed out where their device is not approved yet: 2 Factor Authenticator holds for them from now on.`,
        ]
      : []),
  ];
}

const LOGIN = { given: "can now log in to", taken: "can no longer log in to" };
const PROFILE = { given: "now belongs to", taken: "no longer belongs to" };

/** "as Front Office with Admin and Chat User". */
export function ownInWords(asked: AskedRights | undefined, roles: RoleAt[] = []): string {
  if (!asked || asked.follows) return "";
  const role = roles.find(({ key }) => key === asked.role)?.name ?? "Other";
  const held = permissionLabels(asked.permissions);
  return held.length === 0 ? `as ${role}` : `as ${role} with ${listed(held)}`;
}

function tell(lines: Line[], sentence: (names: string) => string): string[] {
  if (lines.length === 0) return [];
  const names = lines.slice(0, MOST_TOLD).map(({ at }) => at.name);
  const more = lines.length - names.length;
  return [sentence(listed(more > 0 ? [...names, morePractices(more, true)] : names))];
}

function rest(lines: Line[], sentence: (count: string) => string): string[] {
  const more = lines.length - MOST_TOLD;
  return more > 0 ? [sentence(morePractices(more, true))] : [];
}
