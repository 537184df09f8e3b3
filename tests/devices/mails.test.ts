import { eq, isNull } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { decisionLinks } from "@/db/schema/login-requests";
import { outbox } from "@/db/schema/outbox";
import { standAt } from "@/lib/clock";
import { approveByLink, declineByLink } from "@/lib/devices/decide-by-link";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { decisionAddress, decisionToken } from "@/lib/devices/decision-links";
import { expireRequests } from "@/lib/devices/expire-requests";
import { withdrawRequest } from "@/lib/devices/withdraw-request";
import type { PracticeRow } from "@/lib/practices/add-practice";
import {
  aPerson,
  aPractice,
  at,
  aVisitor,
  becomes,
  letIn,
  PASSWORD,
  theOutboxOf,
} from "@/tests/support/world";
import {
  aBrowser,
  comesBy,
  deciding,
  somebodyWaiting,
  theLinkOf,
  theNumberOf,
  theRequestOf,
} from "./new-device";

afterEach(() => standAt());

const BROWSER = { address: "198.51.100.9", sessionSecret: undefined };

async function mailsOf(practice: PracticeRow, kind: string) {
  return (await theOutboxOf(practice)).filter((mail) => mail.kind === kind);
}

test("the mail about a request says who, on what, from where and until when, each with a link of its own", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice({ name: "Bright Smiles", timeZone: "Europe/Berlin" });
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  await comesBy(chloe, aBrowser({ address: "85.214.132.117" }));
  const [mail] = await mailsOf(practice, "login-request");
  const { id } = await theRequestOf(chloe);
  const [link] = await db.select().from(decisionLinks).where(eq(decisionLinks.requestId, id));
  expect(link).toMatchObject({ userId: ruth.id, createdAt: new Date("2026-03-02T09:00:00Z") });
  expect(mail).toMatchObject({ recipient: ruth.login, practiceId: practice.id });
  expect(mail?.about).toEqual({
    requestId: id,
    linkId: link?.id,
    name: "Chloe Park",
    practice: "Bright Smiles",
    device: "Chrome 140 on Windows",
    address: "85.214.132.117",
    country: "DE",
    attemptedAt: "2026-03-02T09:00:00.000Z",
    expiresAt: "2026-03-03T09:00:00.000Z",
    timeZone: "Europe/Berlin",
  });
  expect(await theRequestOf(chloe)).toMatchObject({ lastMailedAt: new Date("2026-03-02T09:00:00Z") });
  expect(decisionAddress(link?.id ?? "")).toBe(
    `http://chairside.test/decide/${await theLinkOf(ruth, practice)}`,
  );
});

test("a mail that is repeated has the same link, and a place that nobody knows is left open", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  at("2026-03-02 09:10");
  await comesBy(chloe, { ...browser, deviceSecret: waiting.deviceSecret });
  const mails = (await mailsOf(practice, "login-request")).filter(
    ({ recipient }) => recipient === ruth.login,
  );
  expect(mails).toHaveLength(2);
  expect(mails[1]?.about["linkId"]).toBe(mails[0]?.about["linkId"]);
  expect(mails[1]?.about).toMatchObject({ country: "", attemptedAt: "2026-03-02T09:10:00.000Z" });
});

test("the requester is told the outcome and not by whom; who was asked is told that too", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const { id } = await theRequestOf(chloe);
  const number = await theNumberOf(chloe);
  await approveLogin(await deciding(ruth, practice), id, { number, absent: false, password: "" });
  const decidedAt = "2026-03-02T09:00:00.000Z";
  const [own] = await mailsOf(practice, "login-decided");
  expect(own).toMatchObject({ recipient: chloe.login });
  expect(own?.about).toEqual({
    requestId: id,
    device: "Chrome 140 on Windows",
    outcome: "approved",
    how: "",
    decidedAt,
    timeZone: "America/New_York",
  });
  const outcomes = await mailsOf(practice, "login-outcome");
  expect(outcomes.map(({ recipient }) => recipient).sort()).toEqual([ruth.login, sam.login].sort());
  expect(outcomes[0]?.about).toEqual({
    requestId: id,
    support: "",
    name: "Chloe Park",
    device: "Chrome 140 on Windows",
    outcome: "approved",
    how: "",
    secured: "",
    decidedBy: "Ruth Adler",
    decidedAt,
    practice: practice.name,
    timeZone: "America/New_York",
  });
});

test("declined and secured, the outcome says so, and the person is told by a mail of their own", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe } = await somebodyWaiting();
  await declineLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, true);
  const [outcome] = await mailsOf(practice, "login-outcome");
  expect(outcome?.about).toMatchObject({
    outcome: "declined",
    secured: "yes",
    how: "the account was secured",
  });
  const [secured] = await mailsOf(practice, "account-secured");
  expect(secured?.about).toEqual({
    userId: chloe.id,
    decidedAt: "2026-03-02T09:00:00.000Z",
    timeZone: "America/New_York",
    bySupport: "",
  });
});

test("the sole Admin who approves their own request without the number is told so by mail", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  await comesBy(ruth, aBrowser());
  const absent = { number: "", absent: true, password: PASSWORD };
  await approveByLink(await theLinkOf(ruth, practice), absent, BROWSER);
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind !== "login-request");
  expect(told.map(({ kind, recipient, about }) => [kind, recipient, about["how"]])).toEqual([
    ["login-decided", ruth.login, "without the number"],
  ]);
});

test("a request that is cancelled is told once to each who was asked, and not to whoever cancelled it", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, waiting } = await somebodyWaiting();
  at("2026-03-02 09:05");
  await withdrawRequest(aVisitor(), waiting.token);
  await withdrawRequest(aVisitor(), waiting.token);
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind !== "login-request");
  expect(told.map(({ kind, recipient }) => [kind, recipient]).sort()).toEqual(
    [
      ["login-outcome", ruth.login],
      ["login-outcome", sam.login],
    ].sort(),
  );
  expect(told[0]?.about).toMatchObject({
    name: "Chloe Park",
    outcome: "withdrawn",
    decidedBy: "",
    decidedAt: "2026-03-02T09:05:00.000Z",
  });
});

test("whoever cancels after an approval, or alone may decide on their own, has nobody told", async () => {
  const { practice, ruth, chloe, waiting } = await somebodyWaiting();
  const number = await theNumberOf(chloe);
  const { id } = await theRequestOf(chloe);
  await approveLogin(await deciding(ruth, practice), id, { number, absent: false, password: "" });
  await withdrawRequest(aVisitor(), waiting.token);
  const outcomes = await mailsOf(practice, "login-outcome");
  expect(outcomes.map(({ about }) => about["outcome"])).toEqual(["approved", "approved"]);
  const other = await aPractice();
  const omar = await aPerson({ at: other, can: ["admin"] });
  await withdrawRequest(aVisitor(), letIn(await comesBy(omar, aBrowser())).token);
  expect((await theOutboxOf(other)).map(({ kind }) => kind)).toEqual(["login-request"]);
});

test("an Admin who was asked and is none any more hears no outcome; two with one address get one mail", async () => {
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const office = await aPerson({ at: practice, can: ["admin"], contactEmail: "office@bright.example" });
  await becomes(ruth, { contactEmail: "office@bright.example" });
  const dan = await aPerson({ at: practice });
  await comesBy(dan, aBrowser());
  await becomes(sam, { status: "deactivated" });
  await declineByLink(
    await theLinkOf({ id: office.id, login: "office@bright.example" }, practice),
    false,
    BROWSER,
  );
  expect((await theRequestOf(dan)).state).toBe("declined");
  expect((await mailsOf(practice, "login-outcome")).map(({ recipient }) => recipient)).toEqual([
    "office@bright.example",
  ]);
  expect((await theRequestOf(chloe)).state).toBe("open");
});

test("the sole Admin who declines their own request is told once", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  await comesBy(ruth, aBrowser());
  await declineByLink(await theLinkOf(ruth, practice), false, BROWSER);
  expect((await theOutboxOf(practice)).map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ["login-request", ruth.login],
    ["login-decided", ruth.login],
  ]);
});

test("somebody without an address, and somebody deleted, is not written to; who was asked is told all the same", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const paper = await aPerson({
    at: practice,
    loginKind: "username",
    login: practice.slug,
    name: "Dan Reyes",
  });
  const gone = await aPerson({ at: practice, name: "Chloe Park" });
  await comesBy(paper, aBrowser());
  await comesBy(gone, aBrowser());
  await becomes(gone, { status: "deleted" });
  at("2026-03-03 09:00");
  await expireRequests();
  expect(await mailsOf(practice, "login-decided")).toEqual([]);
  const outcomes = await mailsOf(practice, "login-outcome");
  expect(outcomes.map(({ recipient, about }) => [recipient, about["name"], about["outcome"]]).sort()).toEqual(
    [
      [ruth.login, "", "expired"],
      [ruth.login, "Dan Reyes", "expired"],
    ],
  );
  expect(outcomes[0]?.about).toMatchObject({ how: "nobody decided in time", decidedBy: "" });
});

test("an Admin who was asked and has no address any more is not written to, nor is somebody erased", async () => {
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  await becomes(sam, { loginKind: "username", login: practice.slug });
  await becomes(chloe, { status: "erased" });
  await declineByLink(await theLinkOf(ruth, practice), false, BROWSER);
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind !== "login-request");
  expect(told.map(({ kind, recipient }) => [kind, recipient])).toEqual([["login-outcome", ruth.login]]);
  expect(told[0]?.about["name"]).toBe("");
});

test("a support account's request is told in the words of no practice", async () => {
  const home = await aPractice();
  const [sofia, iris] = [await aPerson({ at: home }), await aPerson({ at: home })];
  for (const person of [sofia, iris]) await becomes(person, { support: true, homePracticeId: null });
  await comesBy(sofia, aBrowser());
  const { id, practiceId, toSupport } = await theRequestOf(sofia);
  expect([practiceId, toSupport]).toEqual([null, false]);
  const links = await db.select().from(decisionLinks).where(eq(decisionLinks.requestId, id));
  expect(links.map(({ userId }) => userId)).toEqual([iris.id]);
  await declineByLink(decisionToken(links[0]?.id ?? ""), false, BROWSER);
  const told = await db.select().from(outbox).where(isNull(outbox.practiceId));
  const own = told.filter(({ about }) => about["requestId"] === id);
  const place = { practice: "Chairside support", timeZone: "UTC" };
  expect(own.map(({ kind, recipient }) => [kind, recipient]).sort()).toEqual([
    ["login-decided", sofia.login],
    ["login-outcome", iris.login],
    ["login-request", iris.login],
  ]);
  for (const { kind, about } of own)
    expect(about).toMatchObject(kind === "login-decided" ? { timeZone: "UTC" } : place);
  for (const person of [sofia, iris]) await becomes(person, { support: false });
});
