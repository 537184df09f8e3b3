import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { decisionLinks, loginRequests, userNetworks } from "@/db/schema/login-requests";
import { mailbox } from "@/db/schema/outbox";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { standAt } from "@/lib/clock";
import { eraseTraces } from "@/lib/devices/erase-traces";
import { deliverDue } from "@/lib/outbox/deliver";
import { mailboxTransport } from "@/lib/outbox/transports/mailbox";
import { aPerson, theOutboxOf, trustedOn } from "@/tests/support/world";
import { aBrowser, comesBy, somebodyWaiting } from "./new-device";

afterEach(() => standAt());

/** How much is kept of where and on what somebody signed in, or asked to, or was asked about. */
async function tracesOf({ id }: { id: string }) {
  return {
    requests: (await db.select().from(loginRequests).where(eq(loginRequests.userId, id))).length,
    links: (await db.select().from(decisionLinks).where(eq(decisionLinks.userId, id))).length,
    networks: (await db.select().from(userNetworks).where(eq(userNetworks.userId, id))).length,
    devices: (await db.select().from(deviceUsers).where(eq(deviceUsers.userId, id))).length,
  };
}

test("whoever is erased leaves no trace of where and on what they signed in; what is about others stays", async () => {
  const { ruth, sam, chloe } = await somebodyWaiting();
  await comesBy(ruth, aBrowser());
  for (const person of [ruth, sam, chloe]) await trustedOn(person);
  expect(await tracesOf(ruth)).toEqual({ requests: 1, links: 1, networks: 1, devices: 1 });
  expect(await tracesOf(sam)).toEqual({ requests: 0, links: 2, networks: 1, devices: 1 });
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: ruth.id, name: "somebody" });
    await eraseTraces(tx, ruth.id);
  });
  expect(await tracesOf(ruth)).toEqual({ requests: 0, links: 0, networks: 0, devices: 0 });
  expect(await tracesOf(sam)).toEqual({ requests: 0, links: 1, networks: 1, devices: 1 });
  expect(await tracesOf(chloe)).toEqual({ requests: 1, links: 0, networks: 1, devices: 1 });
});

test("the mails that told others of their requests go too, sent or not, with the local mailbox's; mails about others stay", async () => {
  const { practice } = await somebodyWaiting();
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  await comesBy(ben, aBrowser({ address: "85.214.132.117" }));
  await deliverDue(mailboxTransport(), "worker");
  const told = async () => (await theOutboxOf(practice)).map(({ about }) => about["name"]);
  const kept = async () => (await db.select().from(mailbox)).map(({ subject }) => subject);
  expect(await told()).toEqual(["Chloe Park", "Chloe Park", "Ben Okafor", "Ben Okafor"]);
  expect(await kept()).toContain("Login request from Ben Okafor");
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: ben.id, name: "somebody" });
    await eraseTraces(tx, ben.id);
  });
  expect(await told()).toEqual(["Chloe Park", "Chloe Park"]);
  expect(await kept()).toContain("Login request from Chloe Park");
  expect(await kept()).not.toContain("Login request from Ben Okafor");
});
