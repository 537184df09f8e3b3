import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { carryOut } from "@/lib/access-reviews/carry-out";
import { decideLine, keepThese } from "@/lib/access-reviews/decide-line";
import { signReview } from "@/lib/access-reviews/sign-review";
import { actorAt } from "@/lib/auth/actor-at";
import { endOwnSession } from "@/lib/auth/end-own-session";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { endSessionOf } from "@/lib/devices/live-sessions";
import { revokeDevice, revokeDevicesOf, revokeOwnDevice } from "@/lib/devices/revoke-device";
import { copyMembership, previewMembership } from "@/lib/groups/copy-membership";
import { copySettings, previewSettings } from "@/lib/groups/copy-settings";
import { partNames } from "@/lib/groups/settings-parts";
import { squarePhoto } from "@/lib/photos/stage-photo";
import { changePracticeInfo } from "@/lib/practices/change-practice-info";
import { practiceInput } from "@/lib/practices/input";
import { getPracticeInfo } from "@/lib/practices/queries";
import { renameRole } from "@/lib/practices/rename-role";
import { restoreRole, retireRole } from "@/lib/practices/retire-role";
import { changeProvider } from "@/lib/providers/change-provider";
import { providerInput } from "@/lib/providers/input";
import { restoreProvider } from "@/lib/providers/restore-provider";
import { retireProvider } from "@/lib/providers/retire-provider";
import { putDown } from "@/lib/users/bulk/put-down";
import { changeOwnProfile } from "@/lib/users/change-own-profile";
import { createUser } from "@/lib/users/create-user";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { deleteUser } from "@/lib/users/delete-user";
import { endMembership } from "@/lib/users/end-membership";
import { giveMembership, takeMembership } from "@/lib/users/give-membership";
import { profileInput, type UserInput, userInput } from "@/lib/users/input";
import { moveHome } from "@/lib/users/move-home";
import { reactivateUser } from "@/lib/users/reactivate-user";
import { resendInvitation } from "@/lib/users/resend-invitation";
import { restoreUser } from "@/lib/users/restore-user";
import { sendPasswordLink } from "@/lib/users/send-password-link";
import { signOutEverywhere } from "@/lib/users/sign-out-everywhere";
import { updateUser } from "@/lib/users/update-user";
import { theRole } from "@/tests/support/world";
import { anEdit } from "@/tests/users/user-input";
import { type Ids, INNER, SECRET, type Stranger, twoHouses, unknownIds, wholeDatabase } from "./two-houses";

let world: Awaited<ReturnType<typeof twoHouses>>;

beforeAll(async () => {
  world = await twoHouses();
});

type Attempt = (asker: Stranger, ids: Ids) => Promise<unknown>;

const aProvider = { externalId: "9", abbreviation: "NINE", name: "Nine", kind: "other", system: "other" };

async function someone({ practice }: Stranger, given: Record<string, string>): Promise<UserInput> {
  const roleId = await theRole(practice, "front-office");
  return userInput.parse({ name: "New", loginKind: "none", roleId, ...given });
}

/** Everything that changes something, tried by somebody of another practice on the things of this one. */
const attempts: Record<string, Attempt | Attempt[]> = {
  decideLine: ({ as }, { review }) =>
    decideLine(as("users.manage"), review, 1, { decision: "keep", remark: "" }),
  keepThese: ({ as }, { review }) => keepThese(as("users.manage"), review, [1, 2]),
  signReview: ({ as }, { review }) => signReview(as("users.manage"), review, { remark: "", rest: "on" }),
  carryOut: ({ as }, { review }) => carryOut(as("users.manage"), review),
  actorAt: [
    ({ lead }, { practice }) => actorAt(lead, practice),
    ({ as }, { practice }) => actorAt(as("group.manage"), practice),
  ],
  endOwnSession: ({ as }, { session }) => endOwnSession(as("profile.manage"), session),
  approveLogin: ({ as }, { request }) =>
    approveLogin(as("logins.decide"), request, { number: "1234", absent: false, password: "" }),
  declineLogin: ({ as }, { request }) => declineLogin(as("logins.decide"), request, true),
  endSessionOf: ({ as }, { session }) => endSessionOf(as("logins.decide"), session),
  revokeDevice: ({ as }, { user, device }) => revokeDevice(as("logins.decide"), user, device),
  revokeDevicesOf: ({ as }, { user }) => revokeDevicesOf(as("logins.decide"), user),
  revokeOwnDevice: ({ as }, { device }) => revokeOwnDevice(as("profile.manage"), device),
  squarePhoto: ({ staff }, { photo }) => squarePhoto(staff, photo),
  renameRole: ({ as }, { role }) => renameRole(as("practice.manage"), role, "Mine now"),
  retireRole: [
    ({ as }, { role }) => retireRole(as("practice.manage"), role, null),
    async ({ as, practice }, { role }) =>
      retireRole(as("practice.manage"), await theRole(practice, "billing"), role),
  ],
  restoreRole: ({ as }, { role }) => restoreRole(as("practice.manage"), role),
  changeProvider: ({ as }, { provider }) =>
    changeProvider(as("providers.manage"), provider, providerInput.parse(aProvider)),
  retireProvider: ({ as }, { provider }) => retireProvider(as("providers.manage"), provider),
  restoreProvider: ({ as }, { provider }) => restoreProvider(as("providers.manage"), provider),
  putDown: ({ as }, { user, deleted }) =>
    putDown(as("users.manage"), { act: "deactivate" } as never, { ids: [user, deleted] }),
  changeOwnProfile: ({ as, person }, { photo }) =>
    changeOwnProfile(as("profile.manage"), profileInput.parse({ name: person.name, photoStaged: photo })),
  createUser: [
    async (asker, { role }) => createUser(asker.as("users.manage"), await someone(asker, { roleId: role })),
    async (asker, { provider }) =>
      createUser(asker.as("users.manage"), await someone(asker, { providerId: provider })),
    async (asker, { photo }) =>
      createUser(asker.as("users.manage"), await someone(asker, { photoStaged: photo })),
    async (asker, { practice }) =>
      createUser(asker.as("users.manage"), await someone(asker, {}), {
        admin: asker.as("group.manage"),
        memberships: { rights: { [practice]: { follows: true } }, base: {} } as never,
      }),
  ],
  updateUser: [
    async (asker, { user }) => updateUser(asker.as("users.manage"), user, await someone(asker, {})),
    async ({ as, person }, { role }) =>
      updateUser(
        as("users.manage"),
        person.id,
        await anEdit(as("users.manage"), person.id, { roleId: role }),
      ),
    async ({ as, person }, { provider }) =>
      updateUser(
        as("users.manage"),
        person.id,
        await anEdit(as("users.manage"), person.id, { providerId: provider }),
      ),
    async ({ as, person }, { photo }) =>
      updateUser(
        as("users.manage"),
        person.id,
        await anEdit(as("users.manage"), person.id, { photoStaged: photo }),
      ),
  ],
  deactivateUser: [
    ({ as }, { user }) => deactivateUser(as("users.manage"), user),
    ({ as }, { user }) => deactivateUser(as("users.manage"), user, { successorId: user }),
  ],
  deleteUser: ({ as }, { user }) => deleteUser(as("users.manage"), user),
  reactivateUser: ({ as }, { user }) => reactivateUser(as("users.manage"), user),
  restoreUser: ({ as }, { deleted }) => restoreUser(as("users.manage"), deleted),
  sendPasswordLink: ({ as }, { user }) => sendPasswordLink(as("users.manage"), user),
  resendInvitation: ({ as }, { user }) => resendInvitation(as("users.manage"), user),
  signOutEverywhere: ({ as }, { user }) => signOutEverywhere(as("users.manage"), user),
  endMembership: ({ as }, { user }) => endMembership(as("users.manage"), user),
  giveMembership: [
    ({ as, person }, { practice }) =>
      giveMembership(as("group.manage"), person.id, practice, { follows: true }),
    ({ as, practice }, { user }) => giveMembership(as("group.manage"), user, practice.id, { follows: true }),
  ],
  takeMembership: [
    ({ as, person }, { practice }) => takeMembership(as("group.manage"), person.id, practice),
    ({ as, practice }, { user }) => takeMembership(as("group.manage"), user, practice.id),
  ],
  previewSettings: [
    ({ lead, practice }, { practice: house }) =>
      previewSettings(lead, { from: house, to: [practice.id], all: false, parts: ["roles"] }),
    ({ lead, practice }, { practice: house }) =>
      previewSettings(lead, { from: practice.id, to: [house], all: false, parts: ["roles"] }),
  ],
  copySettings: [
    ({ lead, practice }, { practice: house }) =>
      copySettings(lead, { from: house, to: [practice.id], all: true, parts: [...partNames] }),
    ({ lead, practice }, { practice: house }) =>
      copySettings(lead, { from: practice.id, to: [house], all: true, parts: [...partNames] }),
  ],
  previewMembership: [
    ({ lead, practice }, { user }) =>
      previewMembership(lead, { user, from: practice.id, to: [practice.id], all: true }),
    ({ lead, practice, person }, { practice: house }) =>
      previewMembership(lead, { user: person.id, from: practice.id, to: [house], all: false }),
  ],
  copyMembership: [
    ({ lead, practice }, { user }) =>
      copyMembership(lead, { user, from: practice.id, to: [practice.id], all: true }),
    ({ lead, practice, person }, { practice: house }) =>
      copyMembership(lead, { user: person.id, from: practice.id, to: [house], all: false }),
    ({ lead, practice }, { user, practice: house }) =>
      copyMembership(lead, { user, from: house, to: [practice.id], all: true }),
  ],
  moveHome: [
    ({ as, person }, { practice }) => moveHome(as("group.manage"), person.id, practice),
    ({ as, practice }, { user }) => moveHome(as("group.manage"), user, practice.id),
  ],
};

// Take nothing by an id: they write what is the actor's own practice's, or only judge what was looked up through the actor before.
const NO_IDS: Record<string, string> = {
  startReview: "its own practice's people",
  freezePeople: "its own practice's people",
  followUpOf: "lines that getReview gave, and its own practice's log",
  shownLines: "lines that getReview gave",
  authorize: "judges the actor",
  may: "judges the actor",
  changePassword: "its own account",
  endOtherSessions: "its own sessions",
  changeDeviceRules: "its own practice",
  makeRecoveryCodes: "its own practice",
  ownUser: "asked by revokeDevice above",
  among: "its own practices, for a statement",
  shapeOf: "names a statement",
  valuesOf: "its own practices, for a statement",
  refuseOwnAdminAmongMany: "asked by bulk work and the import, about whom they looked up",
  readGroupRows: "numbers that findInGroup gave",
  narrowestWay: "chooses an index",
  addJob: "puts down what putDown and the import looked up",
  settingsOf: "its own practice",
  targetsOf: "asked by copySettings above",
  whoAsks: "tells of the actor",
  beginJob: "a job that getJob gave",
  parkedOf: "its own practice, for a statement",
  retryParked: "its own practice's mails",
  savePhoto: "asked by createUser above",
  stagePhoto: "a new upload of its own",
  unsavedBy: "its own uploads, for a statement",
  addRole: "its own practice",
  changeLogo: "its own practice",
  removeLogo: "its own practice",
  changeFeatures: "its own practice",
  changePracticeInfo: "its own practice; its e-mail is tried below",
  noteVisit: "its own visit",
  refuseRoleName: "its own practice's roles",
  otherRoles: "its own practice's roles",
  handOnRole: "roles that retireRole looked up",
  addProvider: "its own practice",
  refuseTakenId: "its own practice's providers",
  whyNot: "judges a user that was looked up",
  refuseAct: "judges a user that was looked up",
  refuseNew: "asked by createUser above",
  newcomer: "names the columns",
  whyNotEnd: "judges a user that was looked up",
  fieldWords: "names choices of its own practice",
  choicesOf: "its own practice's choices",
  judgeRows: "rows of a file, by the look-ups of createUser",
  lookUpsAtOnce: "the look-ups of createUser",
  takeFile: "a file, for its own practice",
  refuseLastAdmin: "words about a user that was looked up",
  whyNotLastAdmin: "judges a user that was looked up",
  lookUps: "the look-ups of createUser",
  ownersOf: "the look-ups of createUser; whom they name is tried below",
  providersHeld: "its own practice's providers",
  membershipChoices: "the practices where it is an Admin",
  homesFor: "a user that was looked up",
  offeredTo: "the practices where it is an Admin",
  planOf: "asked by createUser above",
  lineOf: "asked by giveMembership above",
  practicesAdministeredBy: "its own practices",
  refuseRole: "asked by createUser above",
  refuseProvider: "asked by createUser above",
  refuseTakenLogin: "a login; whom it names is tried below",
  refusePracticeEmail: "an e-mail; whom it names is tried below",
  refuseStale: "judges a user that was looked up",
  refuseChange: "asked by updateUser above",
  invitationOf: "a user that was looked up",
  comeBack: "a user that was looked up",
  followHome: "a user that was looked up",
  followNewLogin: "a user that was looked up",
  removeUser: "asked by deactivateUser and deleteUser above",
  saveMembership: "a user that was looked up",
  savePerson: "a user that was looked up",
  handOver: "a user that was looked up; the successor is tried above",
  saveChange: "a user that was looked up",
  openWayIn: "a user that was looked up",
};

describe.each(["neighbour", "foreigner"] as const)("An Admin and Group Admin, the %s,", (who) => {
  test.each(Object.keys(attempts))(
    "changes nothing by %s, and is told what is told of nothing",
    async (name) => {
      for (const attempt of [attempts[name] ?? []].flat()) {
        const before = await wholeDatabase();
        const answer = await outcomeOf(attempt(world[who], world.ids));
        expect(await wholeDatabase()).toEqual(before);
        expect(answer).toMatch(/^(NotFound|Invalid|Conflict)Error /);
        expect(answer).not.toContain(SECRET);
        expect(answer).toBe(await outcomeOf(attempt(world[who], unknownIds(world.ids))));
      }
    },
  );
});

// What an Admin may do to somebody who works at their practice and has their home elsewhere: only what is theirs.
const OF_GUESTS = ["updateUser", "endMembership", "putDown"];

test("The neighbour touches nothing that a person is in the house, though they work at both", async () => {
  const ids = { ...world.ids, user: world.ids.bridge };
  const house = async () => {
    const whole = await wholeDatabase();
    return Object.entries(whole).flatMap(([table, rows]) =>
      rows
        .filter((row) => row.includes(ids.bridge) && row.includes(ids.practice))
        .map((row) => `${table} ${row}`),
    );
  };
  for (const [name, some] of Object.entries(attempts).filter(([one]) => !OF_GUESTS.includes(one))) {
    const before = await house();
    const answers: string[] = [];
    for (const attempt of [some].flat()) answers.push(await outcomeOf(attempt(world.neighbour, ids)));
    expect(await house(), name).toEqual(before);
    expect(answers.join(), name).not.toContain(INNER);
  }
});

describe("Whose login or e-mail it is", () => {
  const login = `${SECRET.toLowerCase()}@staff.example`;

  test.each(["neighbour", "foreigner"] as const)("the %s is not told", async (who) => {
    const asker = world[who];
    const named = await outcomeOf(
      createUser(asker.as("users.manage"), await someone(asker, { loginKind: "email", email: login })),
    );
    expect(named).toContain("already used to sign in");
    expect(named).not.toContain("Adler");
    const info = await getPracticeInfo(asker.as("practice.manage"));
    const texts = Object.entries(info).map(([field, value]) => [field, value === null ? "" : String(value)]);
    const input = practiceInput.parse({ ...Object.fromEntries(texts), email: login });
    expect(await outcomeOf(changePracticeInfo(asker.as("practice.manage"), input))).not.toContain("Adler");
  });
});

/** What came of it: the answer, or the error's kind and words, with the ids taken out that were asked for. */
async function outcomeOf(acting: Promise<unknown>): Promise<string> {
  const text = await acting.then(
    (answer) => `done: ${JSON.stringify(answer ?? null)}`,
    (error: Error & { field?: string }) => `${error.name} ${error.field ?? ""} ${error.message}`,
  );
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "…");
}

test("no verb of lib/ that takes an Admin, a person or a Group Admin was forgotten above", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const found = files.flatMap((file) => verbsIn(readFileSync(join("lib", file), "utf8")));
  expect(found.length).toBeGreaterThan(80);
  const elsewhere = readFileSync("tests/properties/tenancy.test.ts", "utf8");
  const isAsked = (name: string) =>
    [`  ${name}: (`, `  ${name}: async (`].some((asked) => elsewhere.includes(asked));
  const forgotten = found.filter((name) => !(name in attempts) && !(name in NO_IDS) && !isAsked(name));
  expect(forgotten).toEqual([]);
});

/** What takes somebody's rights among its parameters, but for support's verbs and what the questions' walk asks. */
function verbsIn(text: string): string[] {
  const heads = text.matchAll(/^export (?:async )?function\*? (\w+)(?:<[^(]*>)?\(([^)]*)/gm);
  return [...heads].flatMap(([, name = "", given = ""]) => {
    const takesActor = /: (Authorized<|StaffActor|GroupActor|Admin\b|AskedByGroupAdmin)/.test(given);
    return takesActor && !/^(list|find|get|count|export)[A-Z]/.test(name) ? [name] : [];
  });
}
