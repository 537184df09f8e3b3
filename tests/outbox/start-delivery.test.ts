import type { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { startDelivery } from "@/lib/outbox/start-delivery";
import { resendTransport } from "@/lib/outbox/transports/resend";
import { anInvitation, theMailTo } from "@/tests/support/mails";
import { resendServer } from "@/tests/support/resend-server";
import { aPractice } from "@/tests/support/world";

test("a mail goes out as soon as what caused it is saved, and no more once the server shuts down", async () => {
  const resend = await resendServer();
  const practice = await aPractice();
  const waiting = await anInvitation(practice);
  startDelivery(resendTransport({ apiKey: resend.apiKey, baseUrl: resend.url }));
  await vi.waitFor(async () => expect((await theMailTo(waiting.recipient)).state).toBe("sent"));
  const saved = await anInvitation(practice);
  await vi.waitFor(async () => expect((await theMailTo(saved.recipient)).state).toBe("sent"), 2000);
  (process as EventEmitter).emit("chairside:shutdown");
  const late = await anInvitation(practice);
  expect((await theMailTo(late.recipient)).state).toBe("waiting");
  expect(resend.mails).toHaveLength(2);
  expect(process.listenerCount("chairside:shutdown")).toBe(0);
  await resend.close();
});
