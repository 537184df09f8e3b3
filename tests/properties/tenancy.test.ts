import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkSeal } from "@/lib/access-reviews/check-seal";
import { exportReview } from "@/lib/access-reviews/export-review";
import { exportLines, listLines, listToDo } from "@/lib/access-reviews/list-lines";
import {
  countDecisions,
  findOpenReview,
  getLine,
  getReview,
  listReviews,
} from "@/lib/access-reviews/queries";
import { listOwnNotices } from "@/lib/audit/own-notices";
import { exportEntries, listActors, listEntries } from "@/lib/audit/queries";
import { authorize } from "@/lib/auth/authorize";
import { listOwnDevices, listOwnSessions } from "@/lib/auth/own-sessions";
import { getOwnRevocation, getRevocation } from "@/lib/devices/before-revoking";
import { countRecoveryCodes } from "@/lib/devices/count-recovery-codes";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { countGroupRequests, listGroupRequests } from "@/lib/devices/group-requests";
import { listTrustedDevices } from "@/lib/devices/list-devices";
import { listSessions } from "@/lib/devices/live-sessions";
import { countOpenRequests, getRequest, listDecidedRequests, listOpenRequests } from "@/lib/devices/queries";
import { listRequestsOf, listTrustOf } from "@/lib/devices/standing-of-user";
import { NotFoundError } from "@/lib/errors";
import { getSourceMembership } from "@/lib/groups/copy-membership";
import { findInGroup } from "@/lib/groups/find-in-group";
import { readGroupView } from "@/lib/groups/group-view";
import { listGroupPeople } from "@/lib/groups/list-group-people";
import { listGroupRoles } from "@/lib/groups/list-group-roles";
import { findProgress, getJob, listJobs } from "@/lib/jobs/queries";
import { countParked, listParked } from "@/lib/outbox/queries";
import { findPhoto } from "@/lib/photos/find-photo";
import { findLogo } from "@/lib/practices/find-logo";
import { getRole } from "@/lib/practices/get-role";
import { listOwnPractices } from "@/lib/practices/list-own-practices";
import { listRoles } from "@/lib/practices/list-roles";
import { getPracticeInfo, listAdminNames, listGroupAdminNames } from "@/lib/practices/queries";
import { countHolders, listRolesWithHolders } from "@/lib/practices/role-holders";
import { findProvider, getProvider, listProviders, listRetiredProviders } from "@/lib/providers/queries";
import { beforeMoving } from "@/lib/users/before-moving";
import { matchingPeople } from "@/lib/users/bulk/matching-people";
import { compareMemberships } from "@/lib/users/compare-memberships";
import { consequencesOf } from "@/lib/users/consequences";
import { beforeEnding } from "@/lib/users/end-membership";
import { exportPeople } from "@/lib/users/export-people";
import { findSuccessors } from "@/lib/users/find-successors";
import { findDeletedUser, findUser, findUsers, getUser } from "@/lib/users/find-user";
import { formChoices } from "@/lib/users/form-choices";
import { listDeleted } from "@/lib/users/list-deleted";
import { listPeople } from "@/lib/users/list-people";
import { membershipChoices } from "@/lib/users/membership-choices";
import { getOwnProfile } from "@/lib/users/own-profile";
import { readView } from "@/lib/users/people-view";
import { practicesKnowing } from "@/lib/users/practices-knowing";
import { getOwnRights, getRights } from "@/lib/users/rights";
import { getSignInFacts } from "@/lib/users/sign-in-facts";
import { type Ids, INNER, INNER_EXTENSION, SECRET, type Stranger, twoHouses, unknownIds } from "./two-houses";

let world: Awaited<ReturnType<typeof twoHouses>>;

beforeAll(async () => {
  world = await twoHouses();
});

async function gathered<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

type Question = (asker: Stranger, ids: Ids) => Promise<unknown>;

/** Every question of lib/, asked by somebody of another practice with the ids of this one. */
const questions: Record<string, Question> = {
  listEntries: ({ as }, { user }) => listEntries(as("audit.read"), { whom: user }),
  listActors: ({ as }) => listActors(as("audit.read")),
  exportEntries: ({ as }, { user }) => gathered(exportEntries(as("audit.read"), { who: user })),
  listOwnNotices: ({ as }) => listOwnNotices(as("profile.manage")),
  listOwnSessions: ({ as }) => listOwnSessions(as("profile.manage")),
  listOwnDevices: ({ as }) => listOwnDevices(as("profile.manage")),
  countParked: ({ as }) => countParked(as("practice.manage")),
  listParked: async ({ as }) => listParked(as("practice.manage")),
  countOpenRequests: ({ as }) => countOpenRequests(as("logins.decide")),
  listOpenRequests: ({ as }) => listOpenRequests(as("logins.decide")),
  listDecidedRequests: ({ as }) => listDecidedRequests(as("logins.decide")),
  getRequest: ({ as }, { request }) => getRequest(as("logins.decide"), request),
  countGroupRequests: ({ lead }) => countGroupRequests(lead),
  listGroupRequests: ({ lead }) => listGroupRequests(lead),
  listRequestsOf: ({ as }, { user }) => listRequestsOf(as("logins.decide"), user),
  listTrustOf: ({ as }, { user }) => listTrustOf(as("logins.decide"), user),
  listTrustedDevices: ({ as }, { user }) =>
    listTrustedDevices(as("logins.decide"), { page: 1, people: [user] }),
  listSessions: ({ as }, { user }) => listSessions(as("logins.decide"), { page: 1, people: [user] }),
  getRevocation: ({ as }, { user, device }) => getRevocation(as("logins.decide"), user, device),
  getOwnRevocation: ({ as }, { device }) => getOwnRevocation(as("profile.manage"), device),
  getDeviceRules: ({ as }) => getDeviceRules(as("practice.manage")),
  countRecoveryCodes: ({ as }) => countRecoveryCodes(as("practice.manage")),
  findPhoto: ({ staff }, { photo }) => findPhoto(staff, photo, "small"),
  findLogo: ({ staff }, { logo }) => findLogo(staff, logo),
  getPracticeInfo: ({ as }) => getPracticeInfo(as("practice.manage")),
  listAdminNames: ({ staff }) => listAdminNames(staff),
  listGroupAdminNames: ({ staff }) => listGroupAdminNames(staff),
  listOwnPractices: ({ staff }, { q }) => listOwnPractices(staff, q),
  listRoles: ({ staff }) => listRoles(staff),
  getRole: ({ staff }, { role }) => getRole(staff, role),
  listRolesWithHolders: ({ as }) => listRolesWithHolders(as("practice.manage")),
  countHolders: ({ as }, { role }) => countHolders(as("practice.manage"), role),
  listProviders: ({ as }) => listProviders(as("providers.manage")),
  listRetiredProviders: ({ as }) => listRetiredProviders(as("providers.manage")),
  findProvider: ({ as }, { provider }) => findProvider(as("providers.manage"), provider),
  getProvider: ({ as }, { provider }) => getProvider(as("providers.manage"), provider),
  consequencesOf: ({ as }, { user }) => consequencesOf(as("users.manage"), "deactivate", user),
  exportPeople: ({ as }, { q }) => gathered(exportPeople(as("users.manage"), readView({ q }), [])),
  findUser: ({ as }, { user }) => findUser(as("users.manage"), user),
  findUsers: ({ as }, { user }) => findUsers(as("users.manage"), [user]),
  getUser: ({ as }, { user }) => getUser(as("users.manage"), user),
  findDeletedUser: ({ as }, { deleted }) => findDeletedUser(as("users.manage"), deleted),
  findSuccessors: async ({ as }, { user }) => findSuccessors(as("users.manage"), user),
  formChoices: ({ as }) => formChoices(as("users.manage")),
  listDeleted: ({ as }) => listDeleted(as("users.manage")),
  listPeople: ({ as }, { q }) => listPeople(as("users.manage"), readView({ q }), []),
  matchingPeople: ({ as }, { q }) => matchingPeople(as("users.manage"), readView({ q })),
  practicesKnowing: async ({ staff }, { user }) => [...(await practicesKnowing(staff, user))],
  compareMemberships: ({ as }, { user }) => compareMemberships(as("users.manage"), user),
  beforeEnding: ({ as }, { user }) => beforeEnding(as("users.manage"), user),
  beforeMoving: ({ as }, { user }) => beforeMoving(as("group.manage"), user),
  getOwnProfile: ({ as }) => getOwnProfile(as("profile.manage")),
  getOwnRights: ({ staff }) => getOwnRights(staff),
  getRights: ({ as }, { user }) => getRights(as("users.manage"), user),
  getSignInFacts: ({ as }, { user }) => getSignInFacts(as("users.manage"), user),
  findInGroup: ({ lead }, { q }) => findInGroup(lead, asked(q)),
  listGroupPeople: ({ lead }, { q }) => listGroupPeople(lead, readGroupView({ q })),
  getSourceMembership: ({ lead, practice }, { user }) =>
    getSourceMembership(lead, { user, from: practice.id }),
  listGroupRoles: ({ lead }) => listGroupRoles(lead),
  membershipChoices: ({ as }) => membershipChoices(as("group.manage")),
  getJob: ({ as }, { job }) => getJob(as("users.manage"), job),
  listJobs: ({ as }) => listJobs(as("users.manage")),
  findProgress: ({ as }, { job }) => findProgress(as("users.manage"), job),
  listReviews: ({ as }) => listReviews(as("users.manage")),
  findOpenReview: ({ as }) => findOpenReview(as("users.manage")),
  getReview: ({ as }, { review }) => getReview(as("users.manage"), review),
  getLine: ({ as }, { review }) => getLine(as("users.manage"), review, 1),
  countDecisions: ({ as }, { review }) => countDecisions(as("users.manage"), review),
  checkSeal: ({ as }, { review }) => checkSeal(as("users.manage"), review),
  listLines: ({ as }, { review }) => listLines(as("users.manage"), review, { show: "all", q: "", page: 1 }),
  listToDo: ({ as }, { review }) => listToDo(as("users.manage"), review, ["keep", "change", "deactivate"]),
  exportLines: ({ as }, { review }) => gathered(exportLines(as("users.manage"), review)),
  exportReview: ({ as }, { review }) => exportReview(as("users.manage"), review),
};

function asked(q: string): Parameters<typeof findInGroup>[1] {
  return { ...readGroupView({ q }), filters: {}, terms: [q.toLowerCase()], offset: 0 } as never;
}

// Asked with an actor who is proved otherwise, or by the server about its own work. Each with the reason why no tenant is looked through.
const NOT_ASKED_BY_A_USER: Record<string, string> = {
  countryOf: "looks an address up in a table of countries",
  countPeople: "only listPeople calls it, with the actor's own practice",
  countAlong: "only findInGroup calls it, with the leader's own practices",
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
  listDueJobs: "the worker of long work asks",
  countJobRows: "takes a job that getJob gave",
  listJobRows: "takes a job that getJob gave",
  exportJobRows: "takes a job that getJob gave",
  exportLog: "notes the export, then exportEntries, which is asked above",
  listOfLed: "the actor's own practices, for a statement",
};

test("what they ask for is there: an Admin of its own practice is told", async () => {
  const admin = authorize(world.insider, "logins.decide");
  expect(await countOpenRequests(admin)).toBe(1);
  expect((await listOpenRequests(admin)).map(({ id }) => id)).toEqual([world.ids.request]);
  const manager = authorize(world.insider, "users.manage");
  expect(JSON.stringify(await getUser(manager, world.ids.user))).toContain(SECRET);
  expect(JSON.stringify(await getUser(manager, world.ids.bridge))).toContain(INNER);
});

describe.each(["neighbour", "foreigner"] as const)("An Admin and Group Admin, the %s,", (who) => {
  test.each(Object.keys(questions))(
    "is told nothing by %s, the same as of what does not exist",
    async (name) => {
      const asker = world[who];
      const answer = await answerOf(name, asker, world.ids);
      expect(answer).not.toContain(SECRET);
      for (const id of Object.entries(world.ids).flatMap(([of, one]) =>
        of === "group" || of === "q" ? [] : [one],
      ))
        expect(answer, name).not.toContain(id);
      expect(answer).toBe(await answerOf(name, asker, unknownIds(world.ids)));
    },
  );

  test.each(Object.keys(questions))(
    "is told by %s nothing that a person is only in the house",
    async (name) => {
      const asker = world[who];
      const answer = await answerOf(name, asker, { ...world.ids, user: world.ids.bridge, q: "Bridget" });
      expect(answer).not.toContain(INNER);
      expect(answer).not.toContain(INNER_EXTENSION);
    },
  );
});

/** What was answered, as text; nothing found is the same as nothing there. */
async function answerOf(name: string, asker: Stranger, ids: Ids): Promise<string> {
  const answer = await questions[name]?.(asker, ids).catch((error: unknown) => {
    if (error instanceof NotFoundError) return "not found";
    throw error;
  });
  return JSON.stringify(answer ?? null);
}

test("no question of lib/ was forgotten above", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const found = files.flatMap((file) => questionsIn(readFileSync(join("lib", file), "utf8")));
  expect(found.length).toBeGreaterThan(60);
  expect(found.filter((name) => !(name in questions) && !(name in NOT_ASKED_BY_A_USER))).toEqual([]);
});

/** What is called list…, find…, get…, count… or export…, but for what only support can ask (tests/support-console). */
function questionsIn(text: string): string[] {
  const heads = text.matchAll(
    /^export (?:async )?function\*? ((?:list|find|get|count|export)[A-Z]\w*)\(\s*([^,)]*)/gm,
  );
  return [...heads].flatMap(([, name = "", first = ""]) => (/: Support$/.test(first.trim()) ? [] : [name]));
}
