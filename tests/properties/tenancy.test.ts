import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { exportReview } from "@/lib/access-reviews/export-review";
import { exportLines, listLines, listToDo } from "@/lib/access-reviews/list-lines";
import {
  countDecisions,
  findOpenReview,
  getLine,
  getReview,
  listReviews,
} from "@/lib/access-reviews/queries";
import { startReview } from "@/lib/access-reviews/start-review";
import { exportEntries, listActors, listEntries } from "@/lib/audit/queries";
import type { StaffActor } from "@/lib/auth/actor";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import type { GroupActor } from "@/lib/auth/group-actor";
import { listOwnDevices, listOwnSessions } from "@/lib/auth/own-sessions";
import { signIn } from "@/lib/auth/sign-in";
import { getOwnRevocation, getRevocation } from "@/lib/devices/before-revoking";
import { countRecoveryCodes } from "@/lib/devices/count-recovery-codes";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { countGroupRequests, listGroupRequests } from "@/lib/devices/group-requests";
import { listTrustedDevices } from "@/lib/devices/list-devices";
import { listSessions } from "@/lib/devices/live-sessions";
import { countOpenRequests, getRequest, listDecidedRequests, listOpenRequests } from "@/lib/devices/queries";
import { listRequestsOf, listTrustOf } from "@/lib/devices/standing-of-user";
import { NotFoundError } from "@/lib/errors";
import { readGroupView } from "@/lib/groups/group-view";
import { listGroupPeople } from "@/lib/groups/list-group-people";
import { listGroupRoles } from "@/lib/groups/list-group-roles";
import { findProgress, getJob, listJobs } from "@/lib/jobs/queries";
import { countParked, listParked } from "@/lib/outbox/queries";
import { findPhoto } from "@/lib/photos/find-photo";
import { stagePhoto } from "@/lib/photos/stage-photo";
import { listOwnPractices } from "@/lib/practices/list-own-practices";
import { listRoles } from "@/lib/practices/list-roles";
import { getPracticeInfo, listAdminNames } from "@/lib/practices/queries";
import { findProvider, getProvider, listProviders, listRetiredProviders } from "@/lib/providers/queries";
import { consequencesOf } from "@/lib/users/consequences";
import { exportPeople } from "@/lib/users/export-people";
import { findSuccessors } from "@/lib/users/find-successors";
import { findDeletedUser, findUser, findUsers, getUser } from "@/lib/users/find-user";
import { formChoices } from "@/lib/users/form-choices";
import { takeFile } from "@/lib/users/imports/take-file";
import { listDeleted } from "@/lib/users/list-deleted";
import { listPeople } from "@/lib/users/list-people";
import { getOwnProfile } from "@/lib/users/own-profile";
import { readView } from "@/lib/users/people-view";
import { getOwnRights, getRights } from "@/lib/users/rights";
import { getSignInFacts } from "@/lib/users/sign-in-facts";
import { leading } from "@/tests/groups/a-group";
import { picture } from "@/tests/support/sample-photos";
import { anAdmin, aPerson, aPractice, aProvider, PASSWORD, signedIn } from "@/tests/support/world";

const SECRET = "Zephyrine";

let stranger: StaffActor;
let lead: GroupActor;
let insider: StaffActor;
let ids: {
  user: string;
  deleted: string;
  provider: string;
  photo: string;
  request: string;
  device: string;
  review: string;
  job: string;
};

// A practice full of people of one name, and an Admin of another group, who asks for each of them.
beforeAll(async () => {
  const here = await aPractice({ name: `${SECRET} Dental`, email: "zephyrine@here.example" });
  const provider = await aProvider(here, `${SECRET}1`);
  const user = await aPerson({
    at: here,
    name: `${SECRET} Adler`,
    can: ["admin", "defaultDoctor"],
    role: "doctor",
    providerId: provider.id,
  });
  const deleted = await aPerson({ at: here, name: `${SECRET} Gone`, status: "deleted" });
  const photo = await stagePhoto(
    authorize(await signedIn(user, here), "profile.manage"),
    await picture().png().toBuffer(),
  );
  insider = await signedIn(user, here);
  const device = insider.deviceId;
  const origin = { userAgent: "a new browser", address: "192.0.2.9" };
  await signIn(user.login ?? "", PASSWORD, origin);
  const [request] = await db.select({ id: loginRequests.id }).from(loginRequests);
  const review = await startReview(authorize(insider, "users.manage"));
  const there = await aPractice({ name: "Lakeside" });
  stranger = await anAdmin("users.manage", there, { name: "Omar Haddad" });
  const groupAdmin = await aPerson({ at: there, can: ["admin"], groupAdmin: true });
  lead = await leading(groupAdmin, there.groupId);
  ids = {
    user: user.id,
    deleted: deleted.id,
    provider: provider.id,
    photo,
    request: request?.id ?? "",
    device,
    review: review.id,
    job: await takeFile(authorize(insider, "users.manage"), {
      name: "people.csv",
      invite: false,
      bytes: Buffer.from(`Name,Login\n${SECRET} Adler,zephyrine.adler`),
    }),
  };
});

const as = <C extends Parameters<typeof authorize>[1]>(capability: C) =>
  authorize(stranger, capability) as Authorized<C>;

async function gathered<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Every question of lib/, asked by somebody of another practice with the ids of this one. */
const questions: Record<string, () => Promise<unknown>> = {
  listEntries: () => listEntries(as("audit.read"), { whom: ids.user }),
  listActors: () => listActors(as("audit.read")),
  exportEntries: () => gathered(exportEntries(as("audit.read"), { who: ids.user })),
  listOwnSessions: () => listOwnSessions(as("profile.manage")),
  listOwnDevices: () => listOwnDevices(as("profile.manage")),
  countParked: () => countParked(as("practice.manage")),
  listParked: async () => listParked(as("practice.manage")),
  countOpenRequests: () => countOpenRequests(as("logins.decide")),
  listOpenRequests: () => listOpenRequests(as("logins.decide")),
  listDecidedRequests: () => listDecidedRequests(as("logins.decide")),
  getRequest: () => getRequest(as("logins.decide"), ids.request),
  listTrustedDevices: () => listTrustedDevices(as("logins.decide"), { page: 1, people: [ids.user] }),
  listSessions: () => listSessions(as("logins.decide"), { page: 1, people: [ids.user] }),
  getRevocation: () => getRevocation(as("logins.decide"), ids.user, ids.device),
  getOwnRevocation: () => getOwnRevocation(as("profile.manage"), ids.device),
  getDeviceRules: () => getDeviceRules(as("practice.manage")),
  countRecoveryCodes: () => countRecoveryCodes(as("practice.manage")),
  findPhoto: () => findPhoto(stranger, ids.photo, "small"),
  getPracticeInfo: () => getPracticeInfo(as("practice.manage")),
  listAdminNames: () => listAdminNames(stranger),
  listRoles: () => listRoles(stranger),
  listOwnPractices: () => listOwnPractices(stranger, ""),
  listGroupPeople: () => listGroupPeople(lead, readGroupView({ q: SECRET })),
  countGroupRequests: () => countGroupRequests(lead),
  listGroupRequests: () => listGroupRequests(lead),
  listGroupRoles: () => listGroupRoles(lead),
  listProviders: () => listProviders(as("providers.manage")),
  listRetiredProviders: () => listRetiredProviders(as("providers.manage")),
  findProvider: () => findProvider(as("providers.manage"), ids.provider),
  getProvider: () => getProvider(as("providers.manage"), ids.provider),
  consequencesOf: () => consequencesOf(as("users.manage"), "deactivate", ids.user),
  exportPeople: () => gathered(exportPeople(as("users.manage"), readView({ q: SECRET }), [])),
  findUser: () => findUser(as("users.manage"), ids.user),
  getUser: () => getUser(as("users.manage"), ids.user),
  findDeletedUser: () => findDeletedUser(as("users.manage"), ids.deleted),
  findSuccessors: async () => findSuccessors(as("users.manage"), ids.user),
  formChoices: () => formChoices(as("users.manage")),
  listDeleted: () => listDeleted(as("users.manage")),
  listPeople: () => listPeople(as("users.manage"), readView({ q: SECRET }), []),
  getJob: () => getJob(as("users.manage"), ids.job),
  listJobs: () => listJobs(as("users.manage")),
  findProgress: () => findProgress(as("users.manage"), ids.job),
  findUsers: async () => [...(await findUsers(as("users.manage"), [ids.user])).keys()][0],
  getOwnProfile: () => getOwnProfile(as("profile.manage")),
  getOwnRights: () => getOwnRights(stranger),
  getRights: () => getRights(as("users.manage"), ids.user),
  getSignInFacts: () => getSignInFacts(as("users.manage"), ids.user),
  listRequestsOf: () => listRequestsOf(as("logins.decide"), ids.user),
  listTrustOf: () => listTrustOf(as("logins.decide"), ids.user),
  listReviews: () => listReviews(as("users.manage")),
  findOpenReview: () => findOpenReview(as("users.manage")),
  getReview: () => getReview(as("users.manage"), ids.review),
  getLine: () => getLine(as("users.manage"), ids.review, 1),
  countDecisions: () => countDecisions(as("users.manage"), ids.review),
  listLines: () => listLines(as("users.manage"), ids.review, { show: "all", q: "", page: 1 }),
  listToDo: () => listToDo(as("users.manage"), ids.review, ["keep", "change", "deactivate"]),
  exportLines: () => gathered(exportLines(as("users.manage"), ids.review)),
  exportReview: () => exportReview(as("users.manage"), ids.review),
};

// Asked with an actor who is proved otherwise, or by the server about its own work. Each with the reason why no tenant is looked through.
const NOT_ASKED_BY_A_USER: Record<string, string> = {
  countryOf: "looks an address up in a table of countries",
  findInGroup: "only listGroupPeople calls it, with the actor's own practices",
  countAlong: "only findInGroup calls it, with the actor's own practices",
  countPeople: "only listPeople calls it, with the actor's own practice",
  findDefaultDoctor: "inside the users verbs, with the actor's own practice",
  findLink: "the secret of a personal link is the proof",
  findPersonalLink: "the secret of a personal link is the proof",
  listWaitingRequests: "the operator asks, on the server",
  listKnownDevices: "the operator asks, on the server",
  findAccount: "the operator asks, on the server",
  findDecision: "the secret of a personal link is the proof",
  findWhoMust: "the session's secret is the proof",
  countFailure: "counts a guess; tells nothing",
  listMailbox: "the local mailbox of a demo, switched on by the operator",
  findSender: "the mail worker asks",
  findPerson: "the mail worker asks",
  listDue: "the mail worker asks",
  listDueJobs: "the runner of long work asks",
  countJobRows: "of a job that getJob gave",
  listJobRows: "of a job that getJob gave",
  exportJobRows: "of a job that getJob gave",
  exportLog: "notes the export, then exportEntries, which is asked above",
};

test("what they ask for is there: an Admin of its own practice is told", async () => {
  const admin = authorize(insider, "logins.decide");
  expect(await countOpenRequests(admin)).toBe(1);
  expect((await listOpenRequests(admin)).map(({ id }) => id)).toEqual([ids.request]);
});

test.each(Object.keys(questions))("%s tells another practice's Admin nothing", async (name) => {
  const answer = await questions[name]?.().catch((error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
  expect(JSON.stringify(answer ?? null)).not.toContain(SECRET);
  for (const id of [ids.user, ids.request, ids.device])
    expect(JSON.stringify(answer ?? null)).not.toContain(id);
  if (name === "countOpenRequests") expect(answer).toBe(0);
  if (name.startsWith("find") && name !== "findSuccessors") expect(answer).toBeUndefined();
});

test("no question of lib/ was forgotten above", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const asked = files.flatMap((file) => {
    const text = readFileSync(join("lib", file), "utf8");
    return [...text.matchAll(/^export (?:async )?function\*? ((?:list|find|get|count|export)\w*)/gm)].map(
      ([, name]) => name ?? "",
    );
  });
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !(name in questions) && !(name in NOT_ASKED_BY_A_USER))).toEqual([]);
});
