import { mailAddressOf } from "@/lib/auth/mail-address";
import type { FoundUser } from "@/lib/users/find-user";

/** What an Admin wants to know of a person before changing them. */
export function factsAbout(user: FoundUser, timeZone: string): [string, string][] {
  const facts: [string, string | undefined | false][] = [
    ["Added", dayOf(user.createdAt, timeZone)],
    [
      "Last sign-in",
      user.loginKind !== "none" && (user.lastSignInAt ? momentOf(user.lastSignInAt, timeZone) : "never"),
    ],
    ["Updates go to", mailAddressOf(user) ?? "nobody: there is no e-mail"],
    ["Home practice", user.elsewhere && (user.homePracticeName ?? undefined)],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
}

function dayOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone }).format(moment);
}

/** A moment in a practice's own time, short. */
export function momentOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    moment,
  );
}
