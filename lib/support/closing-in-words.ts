import type { Closing } from "./before-closing";

const NAMED = 5;

/** What closing a practice ends, whom it leaves where, and that it can be taken back: each a sentence. */
export function closingInWords({ name, group }: { name: string; group: string }, closing: Closing): string[] {
  const { signedIn, openRequests, lockedOut, goOn, onlyAdmins, lastOfGroup } = closing;
  const lines = [
    `From the next request on nobody opens anything of ${name}, and its public pages end.`,
    signedIn > 0 && `${counted(signedIn, "person was", "people were")} signed in within the last hour.`,
    lockedOut > 0 &&
      `${counted(lockedOut, "person has", "people have")} no other practice: they are signed out and can't sign in any more.`,
    goOn.length > 0 &&
      `${namesOf(goOn)} ${goOn.length === 1 ? "has" : "have"} their home here and login elsewhere, which stays. Until a Group Admin moves their home, support decides on their new devices, and nobody can change their name or login: best move it first.`,
    ...onlyAdmins.map(
      (admin) =>
        `${admin.name} is the only Admin of ${admin.practice}. That stays so; nobody there can decide on their new devices.`,
    ),
    openRequests > 0 &&
      `${counted(openRequests, "open login request is", "open login requests are")} withdrawn.`,
    lastOfGroup && `It is the last open practice of ${group}.`,
    "Nothing is deleted. Reopening brings all of it back.",
  ];
  return lines.filter((line) => line !== false);
}

function namesOf(people: { name: string }[]): string {
  const names = people.slice(0, NAMED).map(({ name }) => name);
  if (people.length > NAMED) return `${names.join(", ")} and ${people.length - NAMED} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
