"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { retryParked } from "@/lib/outbox/retry-parked";

export const tryMailAgain = action("practice.manage", z.object({}), async (admin, _input, { practice }) => {
  const again = await retryParked(admin);
  const message =
    again === 1 ? "The e-mail is on its way again." : `${again} e-mails are on their way again.`;
  return { to: `/${practice}`, say: { message } };
});
