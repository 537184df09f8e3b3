import { approveOnServer, declineOnServer } from "@/lib/devices/support-decide";
import { NotFoundError } from "@/lib/errors";
import { Refusal } from "./refusal";

const verbs = {
  approve: {
    run: approveOnServer,
    done: "Approved, without the number. The waiting page goes on by itself.",
  },
  decline: { run: declineOnServer, done: "Declined. The person may ask again after 15 minutes." },
};

/** Approves or declines a login request. */
export async function decide(
  how: keyof typeof verbs,
  request: string | undefined,
  reason: string,
): Promise<void> {
  if (!request) throw new Refusal("Name the request: login-requests prints their ids.", 2);
  const { run, done } = verbs[how];
  await run(request, reason).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new Refusal(`There is no login request ${request}.`) : error;
  });
  console.log(done);
}
