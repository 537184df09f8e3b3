import type { Flash } from "@/app/_server/flash";

/** What follows from an approval. */
export function afterApproval(name: string): Flash {
  return {
    message: `The login of ${name} was approved.`,
    more: [
      "Their page goes on by itself. From now on that device needs no decision.",
      "An approval that is not used within 12 hours lapses.",
    ],
  };
}

/** What follows from a decline, with or without securing the account. */
export function afterDecline(name: string, secured: boolean): Flash {
  if (!secured)
    return {
      message: `The login of ${name} was declined.`,
      more: ["The same device may ask again in 15 minutes."],
    };
  return {
    message: `The login of ${name} was declined, and the account secured.`,
    more: [
      "They are signed out everywhere, and none of their devices is trusted any more.",
      "They choose a new password, and then wait for a decision.",
    ],
  };
}
