import { once } from "node:events";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { fromNow, MINUTE, standAt } from "@/lib/clock";
import { deliverDue } from "@/lib/outbox/deliver";
import { resendTransport } from "@/lib/outbox/transports/resend";
import { anInvitation, theMailTo } from "@/tests/support/mails";
import { resendServer } from "@/tests/support/resend-server";
import { runScript } from "@/tests/support/run-script";
import { aPractice } from "@/tests/support/world";

const script = join(import.meta.dirname, "send-and-hang.ts");

test.for(["before", "after"] as const)(
  "a server killed while it sends, %s the mail was taken: the next one delivers it, once, under the same key",
  async (moment) => {
    const resend = await resendServer();
    if (moment === "before") resend.hang();
    else resend.takeAndHang();
    const { recipient } = await anInvitation(await aPractice());
    const child = runScript(script, [resend.apiKey, resend.url]);
    await vi.waitFor(() => expect(resend.requests).toHaveLength(1), 60_000);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await theMailTo(recipient)).toMatchObject({ state: "waiting", claimedBy: "killed", tries: 1 });

    const transport = resendTransport({ apiKey: resend.apiKey, baseUrl: resend.url });
    standAt(fromNow(MINUTE));
    expect(await deliverDue(transport, "too early")).toBe(0);
    standAt(fromNow(MINUTE));
    expect(await deliverDue(transport, "next")).toBe(1);
    expect((await theMailTo(recipient)).state).toBe("sent");
    expect(resend.mails.map(({ to }) => to)).toEqual([[recipient]]);
    expect(new Set(resend.requests.map(({ key }) => key)).size).toBe(1);
    await resend.close();
  },
);
