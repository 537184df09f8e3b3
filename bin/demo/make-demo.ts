import { count, eq } from "drizzle-orm";
import { db } from "@/db";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { DAY, fromNow, standAt } from "@/lib/clock";
import { addMember, deactivateMember } from "./add-member";
import { addSupport, SUPPORT_LOGIN } from "./add-support";
import type { Cast } from "./cast";
import { downtown } from "./cast/downtown";
import { harbor } from "./cast/harbor";
import { lakeside } from "./cast/lakeside";
import type { Member, Slug } from "./cast/member";
import { uptown } from "./cast/uptown";
import { foundPractices } from "./found-practices";
import { requestScenes } from "./login-requests";
import { signInAs } from "./sign-in-as";

const people: Record<Slug, Member[]> = { downtown, harbor, uptown, lakeside };
const FOUNDED = 400;

type Scene = { daysAgo: number; play: (cast: Cast) => Promise<void> };

export class HalfMade extends Error {}
export class SomebodyElses extends Error {}

/** Makes the people of product.md, section 13, in an empty database; says whether it did. Leaves a demo as its visitors left it. */
export async function makeDemo(): Promise<boolean> {
  if (await isMade()) return false;
  const began = fromNow(0);
  const cast: Cast = { practices: await atTime(began, FOUNDED, foundPractices), people: new Map() };
  for (const scene of scenes()) await atTime(began, scene.daysAgo, () => scene.play(cast));
  await atTime(began, 0, addSupport);
  return true;
}

/** The support account comes last: a demo with it is whole. */
async function isMade(): Promise<boolean> {
  const [support] = await db.select({ id: users.id }).from(users).where(eq(users.loginKey, SUPPORT_LOGIN));
  if (support) return true;
  const [found] = await db.select({ practices: count() }).from(practices);
  if (found?.practices === 0) return false;
  const [ruth] = await db
    .select({ slug: practices.slug })
    .from(practices)
    .where(eq(practices.slug, "downtown"));
  throw ruth ? new HalfMade() : new SomebodyElses();
}

/** What happened, oldest first: whoever looks at the log finds a past. */
function scenes(): Scene[] {
  const all = Object.entries(people).flatMap(([slug, members]) =>
    members.flatMap((member) => scenesOf(member, slug as Slug)),
  );
  return [...all, ...requestScenes()].sort((one, other) => other.daysAgo - one.daysAgo);
}

function scenesOf(member: Member, slug: Slug): Scene[] {
  const { joined, left, seen = [] } = member;
  return [
    { daysAgo: joined, play: (cast) => addMember(cast, slug, member) },
    ...seen.map(([daysAgo, device]) => ({
      daysAgo,
      play: (cast: Cast) => signInAs(cast, member, slug, device),
    })),
    ...(left ? [{ daysAgo: left, play: (cast: Cast) => deactivateMember(cast, slug, member) }] : []),
  ];
}

async function atTime<T>(began: Date, daysAgo: number, play: () => Promise<T>): Promise<T> {
  standAt(new Date(began.getTime() - daysAgo * DAY));
  try {
    return await play();
  } finally {
    standAt();
  }
}
