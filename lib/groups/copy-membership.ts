import { actorAt } from "@/lib/auth/actor-at";
import { authorize } from "@/lib/auth/authorize";
import type { GroupActor, GroupPractice } from "@/lib/auth/group-actor";
import { permissionLabels } from "@/lib/auth/permissions";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { foldForSearch } from "@/lib/text";
import { getUser } from "@/lib/users/find-user";
import { giveMembership } from "@/lib/users/give-membership";
import { type HeldMembership, heldBy, textOf } from "@/lib/users/held-memberships";
import { rightsText } from "@/lib/users/membership-rights";
import { type RoleAt, roleByKey, rolesAt } from "@/lib/users/roles-at";
import { type CopyOutcome, outcomesAt } from "./copy-outcome";
import { targetsOf } from "./targets";

/** Whose membership to copy, from which practice to which: ids; `all` is every other practice of the actor's. */
export type MembershipCopy = { user: string; from: string; to: string[]; all: boolean };

const THEIR_HOME = "This is their home practice: what they may do there is changed there.";

/** Somebody whose membership can be copied: how they are at the practice it is copied from. */
export async function getSourceMembership(
  lead: GroupActor,
  { user: userId, from }: Pick<MembershipCopy, "user" | "from">,
) {
  const source = lead.practices.find(({ id }) => id === from);
  if (!source) throw new NotFoundError();
  const admin = authorize(await actorAt(lead, source.id), "group.manage");
  const user = await getUser(authorize(admin, "users.manage"), userId);
  const all = await heldBy(user.id);
  const held = all.find(({ practice }) => practice.id === source.id);
  if (!held) throw new NotFoundError();
  return { admin, user, held, all, source };
}

export type SourceMembership = Awaited<ReturnType<typeof getSourceMembership>>;

/** What copying would change at each practice. Throws InvalidError for a practice that is not the actor's, NotFoundError for such a user. */
export function previewMembership(lead: GroupActor, copy: MembershipCopy): Promise<CopyOutcome[]> {
  return atEach(lead, copy, async (from, there) => {
    if (there.held?.isHome) return { state: "refused", lines: [THEIR_HOME] };
    if (isSame(from, there)) return { state: "unchanged", lines: ["The same already."] };
    return { state: "changes", lines: changesOf(from, there) };
  });
}

/**
 * Copies role and permissions to each practice, by the verb that gives a login there (lib/users/give-membership.ts). Default Doctor is not
 * copied: each practice has its own. Each practice by itself: a refusal at one stops none of the others.
 */
export function copyMembership(lead: GroupActor, copy: MembershipCopy): Promise<CopyOutcome[]> {
  return atEach(lead, copy, async (from, there) => {
    if (there.held?.isHome) return { state: "refused", lines: [THEIR_HOME] };
    if (isSame(from, there)) return { state: "unchanged", lines: ["The same already."] };
    const { follows } = await giveMembership(
      from.admin,
      from.user.id,
      there.practice.id,
      askedAt(from, there),
    );
    return { state: "done", lines: [...changesOf(from, there), ...follows] };
  });
}

type There = { practice: GroupPractice; held: HeldMembership | undefined; role: RoleAt };

async function atEach(
  lead: GroupActor,
  copy: MembershipCopy,
  act: (from: SourceMembership, there: There) => Promise<Omit<CopyOutcome, "practice">>,
): Promise<CopyOutcome[]> {
  const { targets } = targetsOf(lead, copy);
  const from = await getSourceMembership(lead, copy);
  if (from.user.loginKind === "none")
    throw new InvalidError("user", `${from.user.name} has no login, so there is none to give elsewhere.`);
  const roles = await rolesAt(targets.map(({ id }) => id));
  const held = new Map(from.all.map((one) => [one.practice.id, one]));
  return outcomesAt(targets, (practice) => {
    const role = roleLike(from.held.role, roles.get(practice.id) ?? []);
    return act(from, { practice, held: held.get(practice.id), role });
  });
}

/** The role of that key, or a practice's own of that name; its Other where there is none such. */
function roleLike({ key, name }: HeldMembership["role"], roles: RoleAt[]): RoleAt {
  const named = roles.find((role) => !role.retiredAt && foldForSearch(role.name) === foldForSearch(name));
  const known = roles.find((role) => !role.retiredAt && role.key === key);
  return known ?? named ?? roleByKey(roles, key);
}

/** What a copy gives: the permissions but Default Doctor, which somebody may be there already. */
function askedAt({ held }: SourceMembership, there: There) {
  const { showInApp, admin, chatUser, canSignForms } = held;
  const permissions = {
    showInApp,
    admin,
    chatUser,
    canSignForms,
    defaultDoctor: there.held?.defaultDoctor ?? false,
  };
  return { follows: false as const, role: there.role.key, permissions };
}

function isSame(from: SourceMembership, there: There): boolean {
  return textOf(there.held) === rightsText(askedAt(from, there));
}

function changesOf(from: SourceMembership, there: There): string[] {
  const { permissions } = askedAt(from, there);
  const { held, role } = there;
  const inWords = (labels: string[]) => labels.join(", ") || "none";
  const wanted = inWords(permissionLabels(permissions));
  const other = foldForSearch(role.name) !== foldForSearch(from.held.role.name) && role.key === "other";
  const noRole = other ? [`There is no role ${from.held.role.name} here.`] : [];
  if (!held) return [`Gets login as ${role.name}; permissions: ${wanted}.`, ...noRole];
  const had = inWords(permissionLabels(held));
  return [
    held.role.id !== role.id && `Role: ${held.role.name} → ${role.name}`,
    had !== wanted && `Permissions: ${had} → ${wanted}`,
    held.followsHome && "No longer follows the home practice.",
    ...noRole,
  ].filter((line) => typeof line === "string");
}
