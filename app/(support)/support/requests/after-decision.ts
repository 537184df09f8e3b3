import type { Flash } from "@/app/_server/flash";

/** What follows from an approval in the console. */
export function afterApproval(name: string): Flash {
  return {
    message: `The login of ${name} was approved.`,
    more: ["Their page goes on by itself. The reason stands in the log."],
  };
}

/** What follows from a decline, with or without securing the account. */
export function afterDecline(name: string, secured: boolean): Flash {
  const more = secured
    ? ["They are signed out everywhere, and choose a new password."]
    : ["The same device may ask again in 15 minutes."];
  const message = secured
    ? `The login of ${name} was declined, and the account secured.`
    : `The login of ${name} was declined.`;
  return { message, more };
}
