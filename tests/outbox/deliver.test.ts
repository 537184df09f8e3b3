import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/db";
import { mailbox } from "@/db/schema/outbox";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { makeLink, useLink } from "@/lib/auth/links";
import { now, SECOND, standAt } from "@/lib/clock";
import { deliverDue } from "@/lib/outbox/deliver";
import { mailboxTransport } from "@/lib/outbox/transports/mailbox";
import { resendTransport } from "@/lib/outbox/transports/resend";
import { smtpTransport } from "@/lib/outbox/transports/smtp";
import type { Transport } from "@/lib/outbox/transports/transport";
import { anInvitation, noticesTo, theMailTo } from "@/tests/support/mails";
import { type ResendServer, resendServer } from "@/tests/support/resend-server";
import { smtpServer } from "@/tests/support/smtp-server";
import { aPractice, at } from "@/tests/support/world";

let resend: ResendServer;
let transport: Transport;

beforeEach(async () => {
  resend = await resendServer();
  transport = resendTransport({ apiKey: resend.apiKey, baseUrl: resend.url });
});
afterEach(() => resend.close());

test("an invitation goes out once, with its link, under the key of its row", async () => {
  const practice = await aPractice({ name: "Downtown" });
  const { recipient, link, person } = await anInvitation(practice);
  await deliverDue(transport, "worker");
  await deliverDue(transport, "worker");
  const mail = await theMailTo(recipient);
  expect(mail).toMatchObject({ state: "sent", tries: 1, claimedBy: null, lastError: null });
  expect(resend.mails).toHaveLength(1);
  expect(resend.mails[0]).toMatchObject({
    key: mail.id,
    to: [recipient],
    subject: "You're invited to Downtown on Chairside",
  });
  expect(resend.mails[0]?.text).toContain(link.url);
  expect(resend.mails[0]?.text).toContain(person.login);
});

test("two servers that look at the same fifty mails send each of them once", async () => {
  const recipients = await noticesTo(await aPractice(), 50);
  await Promise.all([deliverDue(transport, "left"), deliverDue(transport, "right")]);
  expect(resend.requests).toHaveLength(50);
  expect(resend.mails.flatMap(({ to }) => to).sort()).toEqual([...recipients].sort());
});

test("a refused mail is tried again after growing pauses, with the same key and the same words", async () => {
  at("2026-03-02 09:00");
  const { recipient } = await anInvitation(await aPractice());
  resend.fail(6, 500);
  for (const pause of [0, 5, 15, 60, 5 * 60, 15 * 60, 60 * 60]) {
    const due = now().getTime() + pause * SECOND;
    standAt(new Date(due - 1));
    expect(await deliverDue(transport, "too early")).toBe(0);
    standAt(new Date(due));
    expect(await deliverDue(transport, "worker")).toBe(1);
  }
  expect(await theMailTo(recipient)).toMatchObject({ state: "sent", tries: 7 });
  expect(new Set(resend.requests.map(({ key }) => key)).size).toBe(1);
  expect(new Set(resend.requests.map(({ body }) => body)).size).toBe(1);
  expect(resend.mails).toHaveLength(1);
});

test("a mail whose answer was lost on the way is asked for again and still arrives once", async () => {
  at("2026-03-02 09:00");
  const { recipient } = await anInvitation(await aPractice());
  resend.dropAfterAccepting();
  await deliverDue(transport, "worker");
  expect(await theMailTo(recipient)).toMatchObject({ state: "waiting", tries: 1 });
  at("2026-03-02 09:01");
  await deliverDue(transport, "worker");
  expect(await theMailTo(recipient)).toMatchObject({ state: "sent", tries: 2 });
  expect(resend.mails).toHaveLength(1);
});

test("an invitation whose link was used or replaced, or whose person was deleted, is dropped and never sent", async () => {
  const practice = await aPractice();
  const [used, replaced, deleted] = [
    await anInvitation(practice),
    await anInvitation(practice),
    await anInvitation(practice),
  ];
  await change(system("tests"), "user.changed", async (tx, about) => {
    await useLink(tx, used.link.id);
    await makeLink(tx, "invitation", replaced.person.id);
    await tx.update(users).set({ status: "deleted" }).where(eq(users.id, deleted.person.id));
    about({ kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id });
  });
  await deliverDue(transport, "worker");
  for (const { recipient } of [used, replaced, deleted])
    expect((await theMailTo(recipient)).state).toBe("dropped");
  expect(resend.requests).toEqual([]);
});

test("with SMTP configured the same mail goes out over SMTP, and a greylisted one a little later", async () => {
  at("2026-03-02 09:00");
  const smtp = await smtpServer();
  const { recipient, link } = await anInvitation(await aPractice());
  smtp.refuse("recipient", 451);
  await deliverDue(smtpTransport(smtp.url), "worker");
  expect(smtp.mails).toHaveLength(0);
  at("2026-03-02 09:01");
  await deliverDue(smtpTransport(smtp.url), "worker");
  expect(smtp.mails).toHaveLength(1);
  expect(smtp.mails[0]?.envelope.to).toEqual([recipient]);
  expect(smtp.mails[0]?.text).toContain(link.url);
  await smtp.close();
});

test("with neither configured the mail is kept in the local mailbox, once however often it is tried", async () => {
  const { recipient, link } = await anInvitation(await aPractice());
  await deliverDue(mailboxTransport(), "worker");
  const mail = await theMailTo(recipient);
  await mailboxTransport().send({
    id: mail.id,
    from: "x",
    to: [recipient],
    subject: "again",
    text: "",
    html: "",
  });
  const kept = await db.select().from(mailbox).where(eq(mailbox.recipient, recipient));
  expect(kept).toHaveLength(1);
  expect(kept[0]?.id).toBe(mail.id);
  expect(kept[0]?.text).toContain(link.url);
});

test("what went wrong inside is kept in its cause's words: around them the database tells what it was asked with", async () => {
  const { recipient } = await anInvitation(await aPractice());
  const cause = new Error("disk I/O error");
  const away: Transport = {
    name: "away",
    send: () => Promise.reject(new Error(`Failed query: insert …\nparams: ${recipient}`, { cause })),
  };
  await deliverDue(away, "worker");
  expect(await theMailTo(recipient)).toMatchObject({ state: "waiting", lastError: "disk I/O error" });
});
