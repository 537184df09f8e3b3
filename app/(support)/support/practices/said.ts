import type { Flash } from "@/app/_server/flash";
import type { Closed } from "@/lib/support/close-practice";
import type { SigningChanged } from "@/lib/support/signing-roles";

/** What came of closing a practice. */
export function afterClosing(name: string, { signedOut, withdrawn }: Closed): Flash {
  const follows = [
    signedOut > 0 && `${counted(signedOut, "person was", "people were")} signed out.`,
    withdrawn > 0 && `${counted(withdrawn, "login request was", "login requests were")} withdrawn.`,
    "You can reopen it at any time.",
  ];
  return { message: `${name} was closed.`, more: follows.filter((line) => line !== false) };
}

/** What came of an invitation. */
export function invited(email: string, how: "invited" | "again"): Flash {
  if (how === "again")
    return {
      message: `A new invitation is on its way to ${email}.`,
      more: ["The one before no longer works."],
    };
  return {
    message: `An invitation is on its way to ${email}.`,
    more: ["It works once, within 7 days. The practice's very first Admin needs no approval of the device."],
  };
}

/** What came of a change of the roles that may sign. */
export function afterSigning({ gained, lost }: SigningChanged): Flash {
  const follows = [
    gained > 0 && `${counted(gained, "person", "people")} with Can Sign Forms can sign now.`,
    lost > 0 && `${counted(lost, "person", "people")} with Can Sign Forms can't sign any more.`,
  ];
  return { message: "The signing roles were saved.", more: follows.filter((line) => line !== false) };
}

/** What came of switching Group Admin. */
export function groupAdminSaid(name: string, on: boolean): Flash {
  return on
    ? { message: `${name} is a Group Admin now.`, more: ["The Admins of their home practice are told."] }
    : { message: `${name} is no Group Admin any more.`, more: ["The logins they gave stay."] };
}

function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
