import { afterEach, beforeEach, expect, test } from "vitest";
import { HOUR, standAt } from "@/lib/clock";
import { deliverDue } from "@/lib/outbox/deliver";
import { countParked, listParked } from "@/lib/outbox/queries";
import { retryParked } from "@/lib/outbox/retry-parked";
import { resendTransport } from "@/lib/outbox/transports/resend";
import type { Transport } from "@/lib/outbox/transports/transport";
import { anInvitation, theMailTo } from "@/tests/support/mails";
import { type ResendServer, resendServer } from "@/tests/support/resend-server";
import { anAdmin, aPractice, at, theLogOf } from "@/tests/support/world";

let resend: ResendServer;
let transport: Transport;

beforeEach(async () => {
  resend = await resendServer();
  transport = resendTransport({ apiKey: resend.apiKey, baseUrl: resend.url });
});
afterEach(() => resend.close());

test("a mail that could not be sent for a day is parked, the log says so, and its practice's Admins are warned", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  const { recipient } = await anInvitation(practice);
  resend.fail(1000, 503);
  await tryEachHourUntil("2026-03-03 08:00");
  expect((await theMailTo(recipient)).state).toBe("waiting");
  await tryEachHourUntil("2026-03-03 10:00");
  const mail = await theMailTo(recipient);
  expect(mail).toMatchObject({ state: "parked", claimedBy: null });
  expect(mail.tries).toBeGreaterThan(24);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "mail.parked",
    subjectId: mail.id,
    subjectName: `invitation to p…@${practice.slug}.example`,
    actorKind: "system",
  });
  const admin = await anAdmin("practice.manage", practice);
  expect(await countParked(admin)).toBe(1);
  expect(await listParked(admin)).toMatchObject([{ id: mail.id, recipient }]);
  const neighbour = await anAdmin("practice.manage", await aPractice());
  expect(await countParked(neighbour)).toBe(0);
  expect(await listParked(neighbour)).toEqual([]);
});

test("a mail that is refused for good is parked at its first try, and the log holds no whole address", async () => {
  const practice = await aPractice();
  const { recipient } = await anInvitation(practice);
  resend.fail(1, 422, "validation_error", `Invalid \`to\` field: ${recipient}`);
  await deliverDue(transport, "worker");
  expect(await theMailTo(recipient)).toMatchObject({ state: "parked", tries: 1 });
  const line = (await theLogOf(practice)).at(-1);
  expect(line?.event).toBe("mail.parked");
  expect(JSON.stringify(line)).not.toContain(recipient);
  expect(line?.after?.["Why"]).toContain("422 validation_error");
});

test("an Admin has parked mails tried once more: those of the own practice, and none twice", async () => {
  const practice = await aPractice();
  const { recipient } = await anInvitation(practice);
  const { recipient: stranger } = await anInvitation(await aPractice());
  resend.fail(2, 422);
  await deliverDue(transport, "worker");
  const admin = await anAdmin("practice.manage", practice);
  expect(await retryParked(admin)).toBe(1);
  await expect(retryParked(admin)).rejects.toThrow("tried again already");
  await deliverDue(transport, "worker");
  expect((await theMailTo(recipient)).state).toBe("sent");
  expect((await theMailTo(stranger)).state).toBe("parked");
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "mail.retried", actorName: admin.name });
  expect(await countParked(admin)).toBe(0);
});

async function tryEachHourUntil(end: string): Promise<void> {
  const last = new Date(`${end.replace(" ", "T")}:00Z`).getTime();
  for (let moment = last - 24 * HOUR; moment <= last; moment += HOUR) {
    standAt(new Date(moment));
    await deliverDue(transport, "worker");
  }
}
