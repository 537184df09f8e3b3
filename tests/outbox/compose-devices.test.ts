import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId, type Tx } from "@/db";
import { devices } from "@/db/schema/devices";
import { loginRequests, type requestStates } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import type { outbox } from "@/db/schema/outbox";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { DAY, fromNow, HOUR, now, standAt } from "@/lib/clock";
import { config } from "@/lib/config";
import { decisionAddress, makeDecisionLink } from "@/lib/devices/decision-links";
import { compose } from "@/lib/outbox/compose";
import type { MailAbout, MailKind } from "@/lib/outbox/enqueue";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { aPerson, aPractice, at } from "@/tests/support/world";

const device = "Firefox 140 on Linux";
const timeZone = "America/Chicago";

test("a login request carries the link of the one it goes to, and times of the practice", async () => {
  at("2026-03-02 15:00");
  const { mail, linkId, ruth, practice } = await anAskedAdmin();
  const made = await compose(mail);
  expect(made?.subject).toBe("Login request from Ben Okafor");
  expect(made?.text).toContain(`Hello ${ruth.name},`);
  expect(made?.text).toContain(`Make a decision ${decisionAddress(linkId)}`);
  expect(made?.text).toMatch(/^Rough place {2,}Germany$/m);
  expect(made?.text).toMatch(/^Time {2,}Monday, March 2, 2026 at 9:00 AM CST$/m);
  expect(made?.text).toMatch(/^Expires {2,}Tuesday, March 3, 2026 at 9:00 AM CST$/m);
  expect(made?.text).toContain(`Sent by Chairside for ${practice.name}.`);
});

test("a login request has the same words however late it is tried, and whatever was renamed meanwhile", async () => {
  at("2026-03-02 15:00");
  const { mail, request } = await anAskedAdmin();
  const first = await compose(mail);
  standAt(fromNow(20 * HOUR));
  await meanwhile(async (tx) => {
    await tx.update(users).set({ name: "Somebody Else" }).where(eq(users.id, request.userId));
    await tx
      .update(loginRequests)
      .set({ deviceLabel: "other", address: "8.8.8.8" })
      .where(eq(loginRequests.id, request.id));
  });
  expect(await compose(mail)).toEqual(first);
});

test.each(["approved", "declined", "expired", "withdrawn"] as const)(
  "a login request that is %s by now is not sent any more",
  async (state) => {
    const { mail, request } = await anAskedAdmin();
    await close(request.id, state);
    expect(await compose(mail)).toBeUndefined();
  },
);

test("a login request is not sent once it has expired, even where nobody has written that down", async () => {
  at("2026-03-02 15:00");
  const { mail } = await anAskedAdmin();
  standAt(fromNow(DAY - 1));
  expect(await compose(mail)).toBeDefined();
  standAt(fromNow(1));
  expect(await compose(mail)).toBeUndefined();
});

test("a login request is not sent to somebody who was deactivated meanwhile", async () => {
  const { mail, ruth } = await anAskedAdmin();
  await meanwhile((tx) => tx.update(users).set({ status: "deactivated" }).where(eq(users.id, ruth.id)));
  expect(await compose(mail)).toBeUndefined();
});

test("a login request is not sent to somebody who is no Admin there any more", async () => {
  const { mail, ruth } = await anAskedAdmin();
  await meanwhile((tx) =>
    tx.update(memberships).set({ admin: false }).where(eq(memberships.userId, ruth.id)),
  );
  expect(await compose(mail)).toBeUndefined();
});

test("what a proxy hands on as a network address is shown only if it is one", async () => {
  const { mail } = await anAskedAdmin({ address: "evil.example/pay", country: "" });
  const text = (await compose(mail))?.text;
  expect(text).toMatch(/^Network address {2,}unknown$/m);
  expect(text).toMatch(/^Rough place {2,}unknown$/m);
});

test.each([
  ["approved", "Your device was approved", "/forgot"],
  ["declined", "Your device was not approved", "/forgot"],
  ["expired", "Your login request expired", "/login"],
] as const)("the requester of an %s request gets the mail “%s”", async (outcome, subject, path) => {
  const { request, practice, ben } = await anAskedAdmin();
  await close(request.id, outcome);
  const decidedAt = "2026-03-02T15:00:00Z";
  const about = { requestId: request.id, device, outcome, how: "", decidedAt, timeZone };
  const made = await compose(aMail(practice, "login-decided", about));
  expect(made?.subject).toBe(subject);
  expect(made?.text).toContain(`Hello ${ben.name},`);
  expect(made?.text).toContain(device);
  expect(made?.text).toContain("Monday, March 2, 2026 at 9:00 AM CST");
  expect(made?.text).toContain(`${config().APP_URL}${path}`);
});

test("a requester who was deleted meanwhile is written to no more", async () => {
  const { request, practice, ben } = await anAskedAdmin();
  await meanwhile((tx) => tx.update(users).set({ status: "deleted" }).where(eq(users.id, ben.id)));
  const decidedAt = now().toISOString();
  const asked = { requestId: request.id, device, decidedAt, timeZone };
  const decided = { ...asked, outcome: "approved", how: "" } as const;
  expect(await compose(aMail(practice, "login-decided", decided))).toBeUndefined();
  const secured = { userId: ben.id, decidedAt, timeZone, bySupport: "" } as const;
  expect(await compose(aMail(practice, "account-secured", secured))).toBeUndefined();
});

test("the outcome leads the Admins to the practice's devices, and support to its console", async () => {
  const practice = await aPractice();
  const declined = { outcome: "declined", how: "", secured: "yes", decidedBy: "", support: "" } as const;
  const asked = { requestId: newId(), name: "", device, practice: "Downtown", timeZone };
  const mail = aMail(practice, "login-outcome", {
    ...asked,
    ...declined,
    decidedAt: "2026-03-02T15:00:00Z",
  });
  const made = await compose(mail);
  expect(made?.text).toContain("Somebody declined this login request and secured the account.");
  expect(made?.text).toContain(`${config().APP_URL}/${practice.slug}/settings/devices`);
  const ofSupport = await compose({ ...mail, about: { ...mail.about, support: "yes" } });
  expect(ofSupport?.text).toContain(`See the login requests ${config().APP_URL}/support/requests`);
});

test("whose account was secured is led to a new password", async () => {
  const practice = await aPractice();
  const { id: userId } = await aPerson({ at: practice });
  const about = { userId, decidedAt: "2026-03-02T15:00:00Z", timeZone, bySupport: "" } as const;
  const mail = aMail(practice, "account-secured", about);
  const made = await compose(mail);
  expect(made?.text).toContain(`An Admin of ${practice.name} declined a login to your account`);
  expect(made?.text).toContain(`Choose a new password ${config().APP_URL}/forgot`);
  expect(made?.text).toContain("Monday, March 2, 2026 at 9:00 AM CST");
});

test("an account that support secured, or that is a support account's, was secured by no Admin", async () => {
  const practice = await aPractice();
  const { id: userId } = await aPerson({ at: practice });
  const about = { userId, decidedAt: "2026-03-02T15:00:00Z", timeZone } as const;
  const bySupport = aMail(practice, "account-secured", { ...about, bySupport: "yes" });
  const ofSupport = { ...aMail(practice, "account-secured", { ...about, bySupport: "" }), practiceId: null };
  for (const mail of [bySupport, ofSupport]) {
    const made = await compose(mail);
    expect(made?.text).toContain("Chairside support declined a login to your account");
    expect(made?.text).not.toContain("Admin");
  }
});

test("a support account is told the outcome in its own words, and one left by the version before is sent too", async () => {
  const { request, practice } = await anAskedAdmin();
  const asked = { requestId: request.id, device, decidedAt: "2026-03-02T15:00:00Z", timeZone };
  const mail = aMail(practice, "login-decided", { ...asked, outcome: "declined", how: "" });
  expect((await compose(mail))?.text).toContain("Ask an Admin of your practice.");
  expect((await compose({ ...mail, practiceId: null }))?.text).toContain("Ask another support account.");
  const before = { ...mail, about: { ...asked, outcome: "approved" } };
  expect((await compose(before))?.text).toContain("You can sign in");
  expect((await compose(before))?.text).not.toContain("undefined");
});

test("a change of the sign-in security tells its sentences and leads to where it was made", async () => {
  const practice = await aPractice();
  const about = {
    ...{
      what: "2 Factor Authenticator was turned off.\nOne more.",
      changedBy: "Ruth Adler",
      slug: practice.slug,
    },
    ...{ changedAt: "2026-03-02T15:00:00Z", practice: practice.name, timeZone },
  };
  const made = await compose(aMail(practice, "security-changed", about));
  expect(made?.text).toMatch(/^2 Factor Authenticator was turned off\.$/m);
  expect(made?.text).toMatch(/^One more\.$/m);
  expect(made?.text).toContain(`${config().APP_URL}/${practice.slug}/settings/practice`);
});

test("a recovery code that was used is told with its place", async () => {
  const practice = await aPractice();
  const about = {
    ...{ requestId: newId(), name: "Ben Okafor", device, codesLeft: "9", support: "" as const },
    ...{ address: "85.214.132.117", country: "DE" },
    ...{ usedAt: "2026-03-02T15:00:00Z", practice: practice.name, timeZone },
  };
  const made = await compose(aMail(practice, "recovery-code-used", about));
  expect(made?.subject).toBe("Ben Okafor used a recovery code");
  expect(made?.text).toMatch(/^Rough place {2,}Germany$/m);
  expect(made?.text).toMatch(/^Codes left {2,}9$/m);
});

/** Ruth, asked by mail about a login of Ben. */
async function anAskedAdmin(whereabouts = { address: "85.214.132.117", country: "DE" }) {
  const practice = await aPractice();
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const { request, linkId } = await meanwhile(async (tx) => {
    const deviceId = newId();
    const made = {
      id: deviceId,
      secretHash: deviceId,
      kind: "browser",
      label: device,
      createdAt: now(),
    } as const;
    await tx.insert(devices).values(made);
    const moments = { createdAt: now(), lastAttemptAt: now(), expiresAt: fromNow(DAY) };
    const [asked] = await tx
      .insert(loginRequests)
      .values({
        ...{
          userId: ben.id,
          deviceId,
          practiceId: practice.id,
          sessionId: newId(),
          deviceLabel: device,
          odd: [],
        },
        ...{ ...whereabouts, ...moments },
      })
      .returning();
    if (!asked) throw new Error("No request");
    return { request: asked, linkId: await makeDecisionLink(tx, asked.id, ruth.id) };
  });
  const about = {
    ...{ requestId: request.id, linkId, name: ben.name, practice: practice.name, device, timeZone },
    ...{ attemptedAt: now().toISOString(), expiresAt: request.expiresAt.toISOString(), ...whereabouts },
  };
  return { practice, ben, ruth, request, linkId, mail: aMail(practice, "login-request", about) };
}

/** What happens while a mail waits. */
function meanwhile<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: "somebody", name: "Somebody" });
    return work(tx);
  });
}

async function close(id: string, state: (typeof requestStates)[number]) {
  await meanwhile((tx) =>
    tx.update(loginRequests).set({ state, closedAt: now() }).where(eq(loginRequests.id, id)),
  );
}

function aMail<Kind extends MailKind>(practice: PracticeRow, kind: Kind, about: MailAbout[Kind]) {
  const row: typeof outbox.$inferSelect = {
    ...{
      id: newId(),
      kind,
      about,
      recipient: "r@x.example",
      practiceId: practice.id,
      state: "waiting",
      tries: 1,
    },
    ...{
      nextTryAt: now(),
      createdAt: now(),
      claimedBy: null,
      claimedUntil: null,
      sentAt: null,
      lastError: null,
    },
  };
  return row;
}
