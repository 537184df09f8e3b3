import { and, desc, eq, gte, lte, max } from "drizzle-orm";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { type CrowdSetting, crowdId, crowdRows } from "./crowd-rows";
import { passwordHash } from "./password";

const CHUNK = 1000;
/** A practice's people are numbered within its range (db/schema/memberships.ts). */
const RANGE = 2 ** 31;

/** Adds people to a practice until there are so many beside its own; always the same ones, and none again that a visitor deleted. */
export async function addCrowd(slug: string, wanted: number, report: (line: string) => void): Promise<void> {
  const setting = await settingAt(slug);
  const begun = await crowdSoFar(setting);
  if (begun >= wanted) return;
  const started = performance.now();
  let number = await lastNumber(setting);
  for (let from = begun; from < wanted; from += CHUNK) {
    const to = Math.min(from + CHUNK, wanted);
    await addChunk(setting, from, to, number);
    number += to - from;
    if (to % 10_000 === 0 || to === wanted)
      report(
        `Added ${to.toLocaleString("en")} of ${wanted.toLocaleString("en")} people to ${setting.practice.name}.`,
      );
  }
  report(`That took ${((performance.now() - started) / 1000).toFixed(0)} seconds.`);
}

async function addChunk(setting: CrowdSetting, from: number, to: number, number: number): Promise<void> {
  const { practice } = setting;
  await change(system("demo"), "user.created", async (tx, about) => {
    const rows = crowdRows(setting, from, to, number);
    await tx.insert(users).values(rows.users);
    await tx.insert(memberships).values(rows.memberships);
    if (rows.devices.length > 0) {
      await tx.insert(devices).values(rows.devices);
      await tx.insert(deviceUsers).values(rows.deviceUsers);
    }
    about({ kind: "user", id: null, name: `${to - from} people`, practiceId: practice.id });
  });
}

async function settingAt(slug: string): Promise<CrowdSetting> {
  const [practice] = await db.select().from(practices).where(eq(practices.slug, slug));
  if (!practice) throw new Error(`No practice ${slug}.`);
  const roles = await db.select().from(positionRoles).where(eq(positionRoles.practiceId, practice.id));
  return {
    practice,
    roles: new Map(roles.map(({ key, id }) => [key, id])),
    passwordHash: await passwordHash(),
    now: new Date(),
  };
}

/** Their ids say which of the crowd they are, so the last one tells how many were added. */
async function crowdSoFar({ practice }: CrowdSetting): Promise<number> {
  const [last] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(gte(users.id, crowdId(practice, 0)), lte(users.id, crowdId(practice, RANGE - 1))))
    .orderBy(desc(users.id))
    .limit(1);
  return last ? Number.parseInt(last.id.slice(-12), 16) - practice.number * RANGE + 1 : 0;
}

async function lastNumber({ practice }: CrowdSetting): Promise<number> {
  const first = practice.number * RANGE;
  const [row] = await db
    .select({ last: max(memberships.number) })
    .from(memberships)
    .where(and(gte(memberships.number, first), lte(memberships.number, first + RANGE - 1)));
  return row?.last ?? first;
}
