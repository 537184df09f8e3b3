import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ParkedMail } from "@/app/(practice)/[practice]/parked-mail";
import { deliverDue } from "@/lib/outbox/deliver";
import { DeliveryError } from "@/lib/outbox/transports/transport";
import { anInvitation } from "@/tests/support/mails";
import { anAdmin, aPractice } from "@/tests/support/world";

test("an Admin is warned of a mail that was refused at once, and not told that it was tried for a day", async () => {
  const practice = await aPractice();
  await anInvitation(practice);
  const refuses = {
    name: "refuses",
    send: () => Promise.reject(new DeliveryError("550 no such user", true)),
  };
  await deliverDue(refuses, "worker");
  const warning = renderToStaticMarkup(
    await ParkedMail({ actor: await anAdmin("practice.manage", practice) }),
  );
  expect(warning).toContain("One e-mail could not be delivered");
  expect(warning).toContain("Each was tried for 24 hours, or refused for good before.");
  const neighbour = await anAdmin("practice.manage", await aPractice());
  expect(await ParkedMail({ actor: neighbour })).toBeNull();
});
