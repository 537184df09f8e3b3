import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { db } from "@/db";
import * as schema from "@/db/schema/index";
import { loginRequests } from "@/db/schema/login-requests";
import { positionRoles } from "@/db/schema/position-roles";
import { logos } from "@/db/schema/practices";
import { startReview } from "@/lib/access-reviews/start-review";
import { change } from "@/lib/audit/change";
import { type StaffActor, system } from "@/lib/auth/actor";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import type { Capability } from "@/lib/auth/capabilities";
import { type GroupActor, groupActor } from "@/lib/auth/group-actor";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { addJob } from "@/lib/jobs/add-job";
import { stagePhoto } from "@/lib/photos/stage-photo";
import type { PracticeRow } from "@/lib/practices/add-practice";
import type { UserRow } from "@/lib/users/add-person";
import { picture } from "@/tests/support/sample-photos";
import { alsoAt, aPerson, aPractice, aProvider, PASSWORD, sessionOf, signedIn } from "@/tests/support/world";

/** What everything of the house is called, so that it is known wherever it turns up. */
export const SECRET = "Zephyrine";
/** What a person who works at the neighbour's too is called in the house, and nowhere else. */
export const INNER = "Quillfeather";
/** And the extension whose calls they see there: so long that no id has it by chance. */
export const INNER_EXTENSION = "47110815";

/** The ids of the house's things, to be swapped into addresses and forms. */
export type Ids = Record<
  | "practice"
  | "group"
  | "user"
  | "bridge"
  | "deleted"
  | "provider"
  | "photo"
  | "logo"
  | "role"
  | "request"
  | "device"
  | "session"
  | "review"
  | "job"
  /** What lists are searched for. */
  | "q",
  string
>;

/** Somebody who has everything at a practice of their own, and nothing in the house. */
export type Stranger = {
  person: UserRow;
  practice: PracticeRow;
  staff: StaffActor;
  /** The cookie's secret. */
  secret: string;
  as: <C extends Capability>(capability: C) => Authorized<C>;
  lead: GroupActor;
};

/**
 * A house full of people and things of one name; beside it a practice of its own group, and one of another group, each with an Admin who is
 * Group Admin too. One person works in the house and at the neighbour's.
 */
export async function twoHouses() {
  const here = await aPractice({ name: `${SECRET} Dental`, email: `${SECRET.toLowerCase()}@here.example` });
  const sister = await aPractice({ name: "Sister", groupId: here.groupId });
  const other = await aPractice({ name: "Lakeside" });
  const provider = await aProvider(here, `${SECRET}1`);
  const user = await aPerson({
    ...{ at: here, name: `${SECRET} Adler`, role: "doctor", can: ["admin", "defaultDoctor"] },
    providerId: provider.id,
    login: `${SECRET.toLowerCase()}@staff.example`,
  });
  const deleted = await aPerson({ at: here, name: `${SECRET} Gone`, status: "deleted" });
  const bridge = await aBridge(here, sister);
  const insider = await signedIn(user, here);
  const ids = await idsOf(here, { user, deleted, bridge, provider, insider });
  return {
    here,
    sister,
    insider,
    ids,
    neighbour: await aStranger(sister),
    foreigner: await aStranger(other),
  };
}

async function aBridge(here: PracticeRow, sister: PracticeRow): Promise<UserRow> {
  const inner = await aProvider(here, `${INNER}1`);
  const bridge = await aPerson({
    ...{
      at: here,
      name: "Bridget Both",
      publicName: `Dr. ${INNER}`,
      extensions: INNER_EXTENSION,
      can: ["chatUser"],
    },
    providerId: inner.id,
  });
  await alsoAt(bridge, sister);
  await sessionOf(bridge);
  return bridge;
}

async function aStranger(practice: PracticeRow): Promise<Stranger> {
  const person = await aPerson({
    at: practice,
    name: `Omar of ${practice.name}`,
    can: ["admin"],
    groupAdmin: true,
  });
  const second = await aPerson({ at: practice, can: ["admin"] });
  await sessionOf(second);
  const token = await sessionOf(person);
  const gate = await readSession(token, practice.slug);
  const lead = await groupActor(gate, practice.groupId, "192.0.2.7");
  if (!lead) throw new Error("A Group Admin leads their own practice.");
  const staff = await signedIn(person, practice);
  return { person, practice, staff, secret: token, lead, as: (capability) => authorize(staff, capability) };
}

async function idsOf(
  here: PracticeRow,
  found: { user: UserRow; deleted: UserRow; bridge: UserRow; provider: { id: string }; insider: StaffActor },
): Promise<Ids> {
  const { user, insider } = found;
  const photo = await stagePhoto(authorize(insider, "profile.manage"), await picture().png().toBuffer());
  await signIn(user.login ?? "", PASSWORD, { userAgent: "a new browser", address: "192.0.2.9" });
  const [request] = await db.select({ id: loginRequests.id }).from(loginRequests);
  const review = await startReview(authorize(insider, "users.manage"));
  const task = { act: "role", roleName: SECRET };
  const job = await addJob(insider, { kind: "bulk", task, practiceId: here.id }, async () => [
    { label: `${SECRET} Adler`, subjectId: user.id },
  ]);
  return {
    ...{
      q: SECRET,
      practice: here.id,
      group: here.groupId,
      photo,
      job,
      review: review.id,
      request: request?.id ?? "",
    },
    ...{ user: user.id, deleted: found.deleted.id, bridge: found.bridge.id, provider: found.provider.id },
    ...{ device: insider.deviceId, session: insider.sessionId },
    ...(await rowsOf(here)),
  };
}

async function rowsOf(here: PracticeRow): Promise<{ role: string; logo: string }> {
  return change(system("tests"), "practice.changed", async (tx, about) => {
    about({ kind: "practice", id: here.id, name: here.name, practiceId: here.id });
    const image = await picture().webp().toBuffer();
    const createdAt = new Date();
    const [logo] = await tx
      .insert(logos)
      .values({ practiceId: here.id, width: 8, height: 8, image, createdAt })
      .returning({ id: logos.id });
    const key = crypto.randomUUID();
    const [role] = await tx
      .insert(positionRoles)
      .values({ practiceId: here.id, key, name: `${SECRET} Role`, position: 99 })
      .returning({ id: positionRoles.id });
    return { role: role?.id ?? "", logo: logo?.id ?? "" };
  });
}

/** Ids of the same shape that nothing has: the answer to them is what a stranger has to get. */
export function unknownIds(ids: Ids): Ids {
  const unknown = Object.entries(ids).map(([name], index) => [
    name,
    `01a20588-8ff4-7032-98cd-${String(index).padStart(12, "0")}`,
  ]);
  return { ...(Object.fromEntries(unknown) as Ids), q: ids.q };
}

/** Tables in which the walk itself leaves traces. */
const MOVING = ["sessions", "throttles", "people_counts", "people_marks"];

/** Everything the database holds, table by table, as text: before and after, nothing may differ. */
export async function wholeDatabase(): Promise<Record<string, string[]>> {
  const whole: Record<string, string[]> = {};
  for (const table of Object.values(schema).filter((one) => is(one, Table))) {
    const name = getTableName(table as Table);
    if (MOVING.includes(name) || Object.keys(getTableColumns(table as Table)).length === 0) continue;
    const rows = await db.select().from(table as never);
    whole[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return whole;
}
