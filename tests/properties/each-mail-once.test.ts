import fc from "fast-check";
import { expect, test } from "vitest";
import { MINUTE, now, standAt } from "@/lib/clock";
import { deliverDue } from "@/lib/outbox/deliver";
import { resendTransport } from "@/lib/outbox/transports/resend";
import { noticesTo } from "@/tests/support/mails";
import { resendServer } from "@/tests/support/resend-server";
import { aPractice } from "@/tests/support/world";

const troubles = fc.array(fc.constantFrom("fine", "refused", "too many", "taken, answer lost"), {
  maxLength: 25,
});

test("each mail arrives exactly once per recipient and cause, whatever goes wrong on the way and however many servers send", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 3 }),
      troubles,
      async (mails, servers, wrong) => {
        standAt(new Date("2026-03-02T09:00:00Z"));
        const resend = await resendServer();
        const transport = resendTransport({ apiKey: resend.apiKey, baseUrl: resend.url });
        for (const trouble of wrong) {
          if (trouble === "refused") resend.fail(1, 500);
          if (trouble === "too many") resend.fail(1, 429, "rate_limit_exceeded");
          if (trouble === "taken, answer lost") resend.dropAfterAccepting();
        }
        const practice = await aPractice();
        // Two causes for the same recipients.
        const wanted = [...(await noticesTo(practice, mails)), ...(await noticesTo(practice, mails))];
        for (let turn = 0; turn < 12; turn++) {
          await Promise.all(
            Array.from({ length: servers }, (_, server) => deliverDue(transport, `${turn}:${server}`)),
          );
          standAt(new Date(now().getTime() + 61 * MINUTE));
        }
        await resend.close();
        expect(resend.mails.flatMap(({ to }) => to).sort()).toEqual(wanted.sort());
        expect(new Set(resend.mails.map(({ key }) => key)).size).toBe(wanted.length);
      },
    ),
    { numRuns: 15 },
  );
}, 90_000);
