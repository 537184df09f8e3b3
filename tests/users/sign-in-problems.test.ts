import { describe, expect, test } from "vitest";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { signIn } from "@/lib/auth/sign-in";
import { countFailure } from "@/lib/auth/throttle";
import { forgetDevices } from "@/lib/devices/forget-devices";
import { secureAccount } from "@/lib/devices/secure-account";
import { getSignInFacts } from "@/lib/users/sign-in-facts";
import { onceTheyCan, type SignInFacts, signInProblems } from "@/lib/users/sign-in-problems";
import {
  aLinkFor,
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  becomes,
  PASSWORD,
  sessionOf,
  turns,
} from "@/tests/support/world";

const chloe: SignInFacts = {
  name: "Chloe Park",
  status: "active",
  loginKind: "email",
  accessEndsOn: null,
  accessOver: false,
  mustChangePassword: false,
  mail: "chloe@x.example",
  home: { name: "Downtown", here: true, closed: false },
  linkUntil: null,
  undelivered: false,
  pausedUntil: undefined,
  requests: [],
  trust: [],
  strict: false,
};
const MARCH = new Date("2026-03-02T09:00:00Z");
const say = (moment: Date) => moment.toISOString().slice(0, 16);
const request = (standing: SignInFacts["requests"][number]["standing"]) => ({
  ...{ id: "r1", device: "Chrome 156 on Windows", standing, expiresAt: MARCH },
  ...{ closedAt: standing === "open" ? null : MARCH, decidedByName: "Ruth Adler" },
});
const device = { label: "Safari 26 on iOS", lastSeenAt: MARCH };

// How it stands, and what is said and advised.
const CASES: [string, Partial<SignInFacts>, string[]][] = [
  ["all is well", {}, []],
  [
    "no login",
    { loginKind: "none" },
    [
      "no-login: Chloe Park has no login: this is a profile only, for patients and forms. Choose Email or Username under ‘Log in with’ on their form.",
    ],
  ],
  [
    "invited",
    { status: "invited", linkUntil: MARCH },
    [
      "invited: Chloe Park has not chosen a password yet. The invitation to chloe@x.example works until 2026-03-02T09:00. An Admin can send the invitation again.",
    ],
  ],
  [
    "invited a while ago, and the mail did not arrive",
    { status: "invited", undelivered: true },
    [
      "invited: Chloe Park has not chosen a password yet. The invitation to chloe@x.example works no more. The e-mail could not be delivered: check the address. An Admin can send the invitation again.",
    ],
  ],
  [
    "given a setup link",
    { status: "invited", mail: null },
    [
      "invited: Chloe Park has not chosen a password yet. The setup link works no more. An Admin can make a new setup link and hand it over.",
    ],
  ],
  [
    "deactivated",
    { status: "deactivated" },
    ["deactivated: Chloe Park is deactivated. An Admin can reactivate them."],
  ],
  [
    "deactivated, at home elsewhere",
    { status: "deactivated", home: { name: "Harbor", here: false, closed: false } },
    ["deactivated: Chloe Park is deactivated. An Admin of Harbor, their home practice, can reactivate them."],
  ],
  [
    "past the last day",
    { accessOver: true, accessEndsOn: "2026-03-01" },
    [
      "access-ended: Chloe Park's access ended at the end of 1 March 2026. An Admin can clear ‘Access ends on’ or set a later day.",
    ],
  ],
  [
    "past the last day, and tidied up",
    { accessOver: true, accessEndsOn: "2026-03-01", status: "deactivated" },
    [
      "access-ended: Chloe Park's access ended at the end of 1 March 2026. An Admin can reactivate them and clear ‘Access ends on’ or set a later day.",
    ],
  ],
  [
    "at home at a closed practice, and let in here",
    { home: { name: "Harbor", here: false, closed: true } },
    [],
  ],
  [
    "deactivated, at home at a closed practice",
    { status: "deactivated", home: { name: "Harbor", here: false, closed: true } },
    [
      "closed: Harbor, their home practice, is closed. Chairside support can reopen it, or a Group Admin can move their home to another practice.",
      "deactivated: Chloe Park is deactivated. An Admin of Harbor, their home practice, can reactivate them.",
    ],
  ],
  [
    "secured",
    { mustChangePassword: true },
    [
      "password: Chloe Park's account was secured: they have to choose a new password first. They get a link by ‘Forgot password?’ on the sign-in page.",
    ],
  ],
  [
    "mistyped too often",
    { pausedUntil: MARCH },
    [
      "paused: Wrong passwords were typed for Chloe Park, so signing in pauses until 2026-03-02T09:00. Wait until then, or sign in on a device that is trusted for them: there it goes on.",
    ],
  ],
  [
    "waiting for a decision",
    { strict: true, requests: [request("open")] },
    [
      "waiting: A login request from Chrome 156 on Windows waits for a decision. It expires 2026-03-02T09:00. An Admin can decide on it now.",
    ],
  ],
  [
    "declined, and trusted elsewhere",
    { strict: true, requests: [request("declined")], trust: [{ ...device, trusted: true, revokedAt: null }] },
    [
      "declined: Ruth Adler declined the last login request, from Chrome 156 on Windows, 2026-03-02T09:00. The same device may ask again after 15 minutes.",
    ],
  ],
  [
    "undecided for too long, and never approved",
    { strict: true, requests: [request("expired")] },
    [
      "lapsed: Nobody decided on the last login request, from Chrome 156 on Windows, in time. They can sign in again, and a new request is made.",
      "untrusted: Chloe Park has not been approved on any device yet. At the next sign-in a login request is made, for an Admin to decide.",
    ],
  ],
  [
    "withdrawn",
    { strict: true, trust: [{ ...device, trusted: false, revokedAt: MARCH }] },
    [
      "untrusted: The trust in Safari 26 on iOS was withdrawn 2026-03-02T09:00, and no other device is trusted. At the next sign-in a login request is made, for an Admin to decide.",
    ],
  ],
  [
    "unused for too long",
    { strict: true, trust: [{ ...device, trusted: false, revokedAt: null }] },
    [
      "untrusted: Safari 26 on iOS was last used 2026-03-02T09:00, too long ago: it is trusted no more, and no other device is. At the next sign-in a login request is made, for an Admin to decide.",
    ],
  ],
  [
    "withdrawn where no device is asked about",
    { trust: [{ ...device, trusted: false, revokedAt: MARCH }] },
    [],
  ],
  [
    "deactivated with a request that waits",
    { status: "deactivated", strict: true, requests: [request("open")] },
    ["deactivated: Chloe Park is deactivated. An Admin can reactivate them."],
  ],
];

test.each(CASES)("Why can't somebody sign in who is: %s", (_, given, told) => {
  const problems = signInProblems({ ...chloe, ...given }, say);
  expect(problems.map(({ kind, says, todo }) => `${kind}: ${says} ${todo}`)).toEqual(told);
});

test.each([
  ["is well", {}, undefined],
  ["waits for a decision", { strict: true, requests: [request("open")] }, undefined],
  ["is invited", { status: "invited" }, "They can’t sign in yet:"],
  ["has no login", { loginKind: "none" }, "They have no login:"],
  ["is deactivated", { status: "deactivated" }, "They can’t sign in now and are on no public page:"],
  [
    "is past the last day, with no login",
    { loginKind: "none", accessOver: true, accessEndsOn: "2026-03-01" },
    "They can’t sign in now and are on no public page:",
  ],
] satisfies [string, Partial<SignInFacts>, string | undefined][])(
  "Above what somebody may who %s stands whether they can sign in for it",
  (_, given, begins) => {
    const said = onceTheyCan(signInProblems({ ...chloe, ...given }, say));
    expect(said?.slice(0, begins?.length)).toBe(begins);
  },
);

describe("Of a real person", () => {
  const kinds = async (given: Parameters<typeof aPerson>[0], also?: (id: string) => Promise<unknown>) => {
    const admin = await anAdmin("users.manage", given.at);
    const person = await aPerson(given);
    await also?.(person.id);
    return signInProblems(await getSignInFacts(admin, person.id), say).map(({ kind }) => kind);
  };

  test("each state is read as it is", async () => {
    const here = await aPractice();
    expect(await kinds({ at: here, status: "invited" })).toEqual(["invited"]);
    expect(await kinds({ at: here, status: "deactivated" })).toEqual(["deactivated"]);
    expect(await kinds({ at: here, loginKind: "none", login: null })).toEqual(["no-login"]);
    expect(await kinds({ at: here })).toEqual(["untrusted"]);
    const past = { accessEndsOn: "2020-01-01", accessEndsAt: new Date("2020-01-02T05:00:00Z") };
    expect(await kinds({ at: here }, (id) => becomes({ id }, past))).toEqual(["access-ended"]);
    await turns(here, { twoFactor: false });
    expect(await kinds({ at: here })).toEqual([]);
  });

  test("an invitation's link is told while it works", async () => {
    const here = await aPractice();
    const admin = await anAdmin("users.manage", here);
    const ben = await aPerson({ at: here, status: "invited" });
    expect((await getSignInFacts(admin, ben.id)).linkUntil).toBeNull();
    await aLinkFor(ben, "invitation");
    expect((await getSignInFacts(admin, ben.id)).linkUntil).not.toBeNull();
  });

  test("a request that waits, a withdrawn device, a secured account and a pause are seen", async () => {
    const here = await aPractice();
    const admin = await anAdmin("users.manage", here);
    const ben = await aPerson({ at: here });
    await sessionOf(ben);
    const now = async () => signInProblems(await getSignInFacts(admin, ben.id), say);
    expect(await now()).toEqual([]);
    await change(system("tests"), "device.revoked", async (tx, about) => {
      about({ kind: "user", id: ben.id, name: ben.name });
      await forgetDevices(tx, ben.id);
    });
    expect(await now()).toMatchObject([{ kind: "untrusted" }]);
    await signIn(ben.login ?? "", PASSWORD, {
      userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0",
      address: "192.0.2.9",
    });
    expect(await now()).toMatchObject([{ kind: "waiting" }]);
    const guess = { loginKey: ben.loginKey ?? "", address: "192.0.2.9" };
    for (let tries = 0; tries < 8; tries++) await bookkeep("guess counted", (tx) => countFailure(tx, guess));
    expect((await now()).map(({ kind }) => kind)).toEqual(["paused", "waiting"]);
    await change(system("tests"), "user.secured", (tx, about) =>
      secureAccount(tx, about, { userId: ben.id, practiceId: here.id }, "an Admin"),
    );
    expect((await now())[0]).toMatchObject({ kind: "password" });
  });

  test("whose home has closed, nothing is in the way: they do sign in", async () => {
    const home = await aPractice();
    const here = await aPractice({ groupId: home.groupId });
    const guest = await aPerson({ at: home });
    await alsoAt(guest, here);
    await turns(home, { closedAt: new Date() });
    const facts = await getSignInFacts(await anAdmin("users.manage", here), guest.id);
    expect(facts.home).toMatchObject({ here: false, closed: true });
    expect(signInProblems(facts, say)).toEqual([]);
    const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.9" };
    expect(await signIn(guest.login ?? "", PASSWORD, origin)).toBeDefined();
  });

  test("who is at home elsewhere, devices and requests are not told", async () => {
    const home = await aPractice();
    const here = await aPractice({ groupId: home.groupId });
    const guest = await aPerson({ at: home, name: "Gus Guest" });
    await alsoAt(guest, here);
    await signIn(guest.login ?? "", PASSWORD, { userAgent: "a new browser", address: "192.0.2.9" });
    const facts = await getSignInFacts(await anAdmin("users.manage", here), guest.id);
    expect(facts).toMatchObject({ requests: [], trust: [], home: { here: false } });
  });
});
