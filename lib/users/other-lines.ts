import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError, NotFoundError } from "@/lib/errors";
import type { FoundUser } from "./find-user";
import type { AskedMemberships } from "./group-input";
import { type HeldMembership, heldBy, textOf } from "./held-memberships";
import { type AskedRights, readRights, rightsText } from "./membership-rights";
import { type OtherPractice, practicesAdministeredBy } from "./other-practices";
import { fieldOf, type Line } from "./rights-at";

/** A Group Admin, and what they asked for at the group's other practices. */
export type AskedByGroupAdmin = { admin: Authorized<"group.manage">; memberships: AskedMemberships };

/** What a save is to change at other practices, and what somebody else changed there since the form was shown. */
export type Plan = {
  lines: Line[];
  conflicts: { at: OtherPractice; was: string; theirs: string; yours: string }[];
  /** The rights at each offered practice, by the form's field, as they are now. */
  present: Record<string, string>;
};

const NO_PLAN: Plan = { lines: [], conflicts: [], present: {} };

/** The practices where a Group Admin may give somebody a membership: open ones of the group where they are an Admin today. The home is none. */
export async function offeredTo(
  admin: Authorized<"group.manage">,
  homePracticeId: string | null,
): Promise<OtherPractice[]> {
  const all = await practicesAdministeredBy(admin);
  return all.filter(({ id, closedAt }) => !closedAt && id !== admin.practice.id && id !== homePracticeId);
}

/**
 * The lines of the form that were changed since it was shown; `base` is what it showed. What it did not show, and what nobody touched, is
 * left alone. Throws InvalidError for a practice that is not (or no longer) the Group Admin's to give.
 */
export async function planOf(
  group: AskedByGroupAdmin | undefined,
  user: FoundUser | undefined,
  base: Record<string, string> = {},
): Promise<Plan> {
  if (!group) return NO_PLAN;
  const { admin, memberships } = group;
  const offered = await offeredTo(admin, user?.homePracticeId ?? admin.practice.id);
  refuseOthers(Object.keys(memberships.rights), offered);
  const all = user ? await heldBy(user.id) : [];
  const held = new Map(all.map((one) => [one.practice.id, one]));
  const plan: Plan = { lines: [], conflicts: [], present: {} };
  for (const at of offered) {
    const theirs = textOf(held.get(at.id));
    plan.present[fieldOf(at.id)] = theirs;
    const asked = askedAt(memberships, at.id, theirs);
    const yours = asked ? rightsText(asked) : "";
    const was = base[fieldOf(at.id)] ?? "";
    if (yours === was || yours === theirs) continue;
    if (theirs === was) plan.lines.push({ at, asked, held: held.get(at.id) });
    else plan.conflicts.push({ at, was, theirs, yours });
  }
  await refuseUnseenSame(admin, user, plan.lines);
  refuseLastOwn(admin, user, plan.lines, all);
  return plan;
}

/** The one line of a verb that gives or takes one membership; undefined when it is as asked already. */
export async function lineOf(
  admin: Authorized<"group.manage">,
  user: FoundUser,
  practiceId: string,
  asked: AskedRights | undefined,
): Promise<Line | undefined> {
  const at = (await offeredTo(admin, user.homePracticeId)).find(({ id }) => id === practiceId);
  if (!at) throw new NotFoundError();
  const all = await heldBy(user.id);
  const held = all.find(({ practice }) => practice.id === practiceId);
  const line = { at, asked, held };
  if (textOf(held) === (asked ? rightsText(asked) : "")) return undefined;
  await refuseUnseenSame(admin, user, [line]);
  refuseLastOwn(admin, user, [line], all);
  return line;
}

/** "Select all" asks for the same as at home wherever the user is not yet. */
function askedAt({ rights, all }: AskedMemberships, id: string, theirs: string): AskedRights | undefined {
  if (rights[id] || !all) return rights[id];
  return readRights(theirs) ?? { follows: true };
}

/** Said the same way of a practice that is somebody else's, of one that is none, and of one that was theirs a moment ago. */
function refuseOthers(ids: string[], offered: OtherPractice[]): void {
  const known = new Set(offered.map(({ id }) => id));
  if (ids.some((id) => !known.has(id)))
    throw new InvalidError(
      "otherPractices",
      "One of the ticked practices is not yours to give: you have to be an Admin there. Reload the page and choose again.",
    );
}

/** "The same as at home" is for who may see what that is. */
async function refuseUnseenSame(
  admin: Authorized<"group.manage">,
  user: FoundUser | undefined,
  lines: Line[],
): Promise<void> {
  const home = user?.homePracticeId ?? admin.practice.id;
  const [same] = lines.filter(({ asked }) => asked?.follows);
  if (!same || home === admin.practice.id) return;
  if ((await practicesAdministeredBy(admin)).some(({ id }) => id === home)) return;
  throw new InvalidError(
    fieldOf(same.at.id),
    `Choose a role and permissions of their own: only an Admin of ${user?.homePracticeName} can give the same as there.`,
  );
}

/** A home that has closed lets nobody in: whoever takes the last open practice from themselves is shut out. */
function refuseLastOwn(
  admin: Authorized<"group.manage">,
  user: FoundUser | undefined,
  lines: Line[],
  held: HeldMembership[],
): void {
  if (user?.id !== admin.userId) return;
  const taken = new Set(lines.filter(({ asked }) => !asked).map(({ at }) => at.id));
  const [first] = taken;
  const left = held.some(({ practice }) => !practice.closedAt && !taken.has(practice.id));
  if (first && !left)
    throw new InvalidError(
      fieldOf(first),
      "This is the last practice you can log in to. Another Group Admin can take it from you.",
    );
}
