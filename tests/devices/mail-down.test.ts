import { afterEach, beforeEach, expect, test } from "vitest";
import { HOUR, MINUTE, now, standAt } from "@/lib/clock";
import { declineLogin } from "@/lib/devices/decide-signed-in";
import { expireRequests } from "@/lib/devices/expire-requests";
import { listOpenRequests } from "@/lib/devices/queries";
import { deliverDue } from "@/lib/outbox/deliver";
import { resendTransport } from "@/lib/outbox/transports/resend";
import type { Transport } from "@/lib/outbox/transports/transport";
import { type ResendServer, resendServer } from "@/tests/support/resend-server";
import { aPerson, at } from "@/tests/support/world";
import { aBrowser, deciding, signsIn, somebodyWaiting, theRequestOf } from "./new-device";

let resend: ResendServer;
let transport: Transport;

beforeEach(async () => {
  resend = await resendServer();
  transport = resendTransport({ apiKey: resend.apiKey, baseUrl: resend.url });
});
afterEach(async () => {
  standAt();
  await resend.close();
});

test("while mail is down requests stand under Devices; afterwards each open one is mailed once, and a decided one not at all", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  await signsIn(ben, aBrowser());
  resend.fail(1000, 503);
  for (let hour = 0; hour < 12; hour++) {
    await deliverDue(transport, "worker");
    standAt(new Date(now().getTime() + HOUR));
  }
  expect(resend.mails).toEqual([]);
  const admin = await deciding(ruth, practice);
  expect((await listOpenRequests(admin)).map(({ name }) => name).sort()).toEqual([
    "Ben Okafor",
    "Chloe Park",
  ]);
  await declineLogin(admin, (await theRequestOf(chloe)).id, false);
  resend.recover();
  standAt(new Date(now().getTime() + 61 * MINUTE));
  await deliverDue(transport, "worker");
  await deliverDue(transport, "worker");
  const subjects = (login: string | null) =>
    resend.mails.filter(({ to }) => [to].flat().includes(login ?? "")).map(({ subject }) => subject);
  for (const who of [ruth, sam])
    expect(subjects(who.login).filter((subject) => subject.startsWith("Login request from"))).toEqual([
      "Login request from Ben Okafor",
    ]);
  expect(subjects(chloe.login)).toHaveLength(1);
});

test("a request that ran out while mail was down is not mailed any more; that it ran out is", async () => {
  at("2026-03-02 09:00");
  const { chloe } = await somebodyWaiting();
  at("2026-03-03 09:01");
  await expireRequests();
  await deliverDue(transport, "worker");
  expect(resend.mails.some(({ subject }) => subject.startsWith("Login request from"))).toBe(false);
  expect(resend.mails.some(({ to }) => [to].flat().includes(chloe.login ?? ""))).toBe(true);
});
