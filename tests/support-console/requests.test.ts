import { expect, test } from "vitest";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { supportActor, supportOnServer } from "@/lib/auth/support";
import { claimApproval } from "@/lib/devices/claim-approval";
import { approveAsSupport, declineAsSupport } from "@/lib/devices/decide-as-support";
import {
  countLeftRequests,
  getLeftRequest,
  listDecidedLeftRequests,
  listLeftRequests,
} from "@/lib/devices/left-to-support";
import { listOpenRequests } from "@/lib/devices/queries";
import { approveOnServer } from "@/lib/devices/support-decide";
import { waitingOf } from "@/lib/devices/waiting";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { compose } from "@/lib/outbox/compose";
import {
  anAdmin,
  aPerson,
  aPractice,
  aSupportAccount,
  aSupporter,
  becomes,
  letIn,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const WHY = "called back at the practice's number";
const absent = { number: "", absent: true, password: PASSWORD, reason: WHY };

/** Somebody who waits where there is no Admin. */
async function somebodyLeft() {
  const practice = await aPractice({ name: "Downtown" });
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const opened = letIn(await signIn(chloe.login ?? "", PASSWORD, origin));
  const support = await aSupporter();
  const found = (await listLeftRequests(support)).find(({ userId }) => userId === chloe.id);
  return { practice, chloe, opened, support, id: found?.id ?? "" };
}

test("what nobody of a practice can decide stands in the console, and support decides it with the number and a reason", async () => {
  const { practice, opened, support, id } = await somebodyLeft();
  const number = (await waitingOf(opened.token))?.number ?? "";
  const wrong = number === "0000" ? "1111" : "0000";
  const given = { number: wrong, absent: false, password: "", reason: WHY };
  await expect(approveAsSupport(support, id, given)).rejects.toThrow("That isn't the number");
  await approveAsSupport(support, id, { ...given, number });
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "login.approved",
    actorKind: "support",
    actorName: "Sofia Marsh",
    after: { By: "the support console", Reason: WHY },
  });
  const { deviceSecret } = opened;
  expect(await claimApproval(opened.token, { ...origin, deviceSecret })).toMatchObject({ pending: false });
  expect((await listDecidedLeftRequests(support)).map((request) => request.id)).toContain(id);
});

test("without the number it takes one's own password; without a reason, or too long a one, nothing happens", async () => {
  const { practice, support, id } = await somebodyLeft();
  await expect(approveAsSupport(support, id, { ...absent, password: "" })).rejects.toThrow(InvalidError);
  await expect(approveAsSupport(support, id, { ...absent, password: "not mine" })).rejects.toThrow(
    "That isn't your password.",
  );
  for (const reason of ["", " \n", "x".repeat(301)]) {
    await expect(approveAsSupport(support, id, { ...absent, reason })).rejects.toThrow(InvalidError);
    await expect(declineAsSupport(support, id, { reason, secure: false })).rejects.toThrow(InvalidError);
  }
  await approveAsSupport(support, id, absent);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ after: { How: "without the number" } });
  await expect(declineAsSupport(support, id, { reason: WHY, secure: false })).rejects.toThrow(
    "Sofia Marsh has already approved this request, without the number, on ",
  );
});

test("declined, the page that waited is over; with the account secured, every session of it", async () => {
  const { practice, chloe, opened, support, id } = await somebodyLeft();
  await sessionOf(chloe);
  await declineAsSupport(support, id, { reason: WHY, secure: true });
  const told = (await theOutboxOf(practice)).find(({ kind }) => kind === "account-secured");
  expect(told).toMatchObject({ recipient: chloe.login, about: { bySupport: "yes" } });
  expect(await waitingOf(opened.token)).toMatchObject({ standing: "declined" });
  expect(await liveSessionsOf(chloe)).toBe(0);
});

test("what a practice's own Admins decide is not there for support, neither to see nor to decide", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("logins.decide", practice);
  const chloe = await aPerson({ at: practice });
  await signIn(chloe.login ?? "", PASSWORD, origin);
  const [request] = await listOpenRequests(admin);
  const support = await aSupporter();
  const id = request?.id ?? "";
  const before = await countLeftRequests(support);
  expect((await listLeftRequests(support)).map((left) => left.id)).not.toContain(id);
  await expect(getLeftRequest(support, id)).rejects.toThrow(NotFoundError);
  await expect(approveAsSupport(support, id, absent)).rejects.toThrow(NotFoundError);
  await expect(declineAsSupport(support, id, { reason: WHY, secure: false })).rejects.toThrow(NotFoundError);
  // Since then the only Admin has left: nobody else can decide it now.
  await becomes({ id: admin.userId }, { status: "deactivated" });
  expect(await countLeftRequests(support)).toBe(before + 1);
  await approveAsSupport(support, id, absent);
});

test("support sees nobody's photo there", async () => {
  const { support, id } = await somebodyLeft();
  expect((await getLeftRequest(support, id)).photoId).toBeNull();
});

test("a support account's own device always waits: another support account approves it, never itself", async () => {
  const account = await aSupportAccount("Omar Reyes");
  const opened = letIn(await signIn(account.login ?? "", PASSWORD, origin));
  expect(opened.pending).toBe(true);
  expect(supportActor(await readSession(opened.token))).toBeUndefined();
  const self = await aSupporter(account);
  const [own] = (await listLeftRequests(self)).filter(({ userId }) => userId === account.id);
  const id = own?.id ?? "";
  await expect(approveAsSupport(self, id, absent)).rejects.toThrow("another support account approves it");
  await approveAsSupport(await aSupporter(), id, absent);
  const claimed = await claimApproval(opened.token, { ...origin, deviceSecret: opened.deviceSecret });
  expect(supportActor(await readSession(claimed?.token))).toMatchObject({ name: "Omar Reyes" });
});

test("or whoever stands at the server's command line", async () => {
  const account = await aSupportAccount("Omar Reyes");
  const opened = letIn(await signIn(account.login ?? "", PASSWORD, origin));
  const support = await aSupporter();
  const [own] = (await listLeftRequests(support)).filter(({ userId }) => userId === account.id);
  await approveOnServer(own?.id ?? "", WHY);
  expect(await waitingOf(opened.token)).toMatchObject({ standing: "approved" });
  await expect(approveAsSupport(supportOnServer(), own?.id ?? "", absent)).rejects.toThrow();
});

test("support's mail about the outcome leads to the console, the Admins' to their devices", async () => {
  const { practice, support, id } = await somebodyLeft();
  await approveAsSupport(support, id, absent);
  const outcomes = (await theOutboxOf(practice)).filter(({ kind }) => kind === "login-outcome");
  const texts = await Promise.all(outcomes.map(async (mail) => (await compose(mail))?.text ?? ""));
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).toMatch(/See the login requests \S+\/support\/requests/);
});
