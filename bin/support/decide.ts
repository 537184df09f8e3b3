import { approveOnServer, declineAndSecureOnServer, declineOnServer } from "@/lib/devices/support-decide";
import { listWaitingRequests } from "@/lib/devices/support-read";
import { NotFoundError } from "@/lib/errors";
import { Refusal } from "./refusal";

const verbs = {
  approve: {
    run: approveOnServer,
    done: "Approved, without the number. The waiting page goes on by itself.",
  },
  decline: { run: declineOnServer, done: "Declined. The person may ask again after 15 minutes." },
  secure: {
    run: declineAndSecureOnServer,
    done: "Declined, and the account secured: signed out everywhere, no device is trusted any more, and a new password must be chosen.",
  },
};

/** Approves or declines a login request, or declines it and secures the account. */
export async function decide(
  how: keyof typeof verbs,
  request: string | undefined,
  reason: string,
): Promise<void> {
  if (!request) throw new Refusal("Name the request: login-requests prints their ids.", 2);
  const { run, done } = verbs[how];
  await run(await idOf(request), reason).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new Refusal(`There is no login request ${request}.`) : error;
  });
  console.log(done);
}

/** A login stands for its request, while it has only one that waits. */
async function idOf(word: string): Promise<string> {
  const own = (await listWaitingRequests()).filter(
    ({ login }) => login?.toLowerCase() === word.toLowerCase(),
  );
  if (own.length > 1)
    throw new Refusal(
      `Several requests of ${word} wait. Name one by its id:\n${own.map(({ id }) => id).join("\n")}`,
    );
  return own[0]?.id ?? word;
}
