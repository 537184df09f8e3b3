import type { Flash } from "@/app/_server/flash";
import type { RulesChanged } from "@/lib/devices/change-device-rules";

/** What came of a change of the rules for new devices. */
export function rulesSaved(changed: RulesChanged | undefined): Flash {
  if (!changed) return { message: "Nothing had changed.", tone: "info" };
  const { trusted, withdrawn } = changed;
  const follows = [
    trusted > 0 && `${counted(trusted, "device")} in use now became trusted.`,
    withdrawn > 0 && `${counted(withdrawn, "login request")} ${withdrawn === 1 ? "was" : "were"} withdrawn.`,
    "All Admins are told by e-mail.",
  ];
  return { message: "2 Factor Authenticator was saved.", more: follows.filter((line) => line !== false) };
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
