import type { Facts } from "@/db/schema/audit";
import { permissionKey } from "@/lib/auth/permissions";

type Changed = { subjectName: string; practice: string; before: Facts | null; after: Facts | null };
type Change = { label: string; was: Facts[string] | undefined; is: Facts[string] | undefined };

const PERMISSIONS: readonly string[] = permissionKey.map(({ label }) => label);

const PICTURES = ["Profile Photo", "Logo"];

/** What a label is called within a sentence, where its own words in small letters won't do. */
const NOUNS: Record<string, string> = {
  "Roles that may sign": "roles that may sign",
  "Access ends on": "last day of access",
  "Log in with": "way to log in",
  Email: "login e-mail",
  "Contact email": "contact e-mail",
  "Number on their screen": "rule for the number on a person's screen",
  "Approve again after": "time after which an unused device waits again",
};

/** What changed, for after the name of who did it: "gave Ben Okafor Admin at Downtown and changed his …". Own: of one's own profile. */
export function tellChanges(changed: Changed, own: boolean): string {
  const changes = changesOf(changed);
  const granted = changes.filter(({ label }) => PERMISSIONS.includes(label));
  const others = changes.filter((change) => !granted.includes(change));
  const whose = own ? "their own" : `${changed.subjectName}'s`;
  const phrases = [
    ...tellGranted(granted, own ? "themselves" : changed.subjectName, changed.practice),
    ...others.map((change, index) =>
      tellOne(change, changed.subjectName, index === 0 && granted.length === 0 ? whose : "their"),
    ),
  ];
  return phrases.length > 0 ? listed(phrases) : `saved ${own ? "their own profile" : changed.subjectName}`;
}

function changesOf({ before, after }: Changed): Change[] {
  const labels = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  labels.delete("Reason"); // It ends the sentence (sentences.ts).
  return [...labels]
    .map((label) => ({ label, was: before?.[label], is: after?.[label] }))
    .filter(({ label, was, is }) => inWords(was) !== inWords(is) || isVeiled(label, was));
}

function tellGranted(granted: Change[], whom: string, practice: string): string[] {
  const given = granted.filter(({ is }) => is === true).map(({ label }) => label);
  const taken = granted.filter(({ is }) => is !== true).map(({ label }) => label);
  return [
    ...(given.length > 0 ? [`gave ${whom} ${listed(given)} at ${practice}`] : []),
    ...(taken.length > 0 ? [`took ${listed(taken)} at ${practice} from ${whom}`] : []),
  ];
}

function tellOne({ label, was, is }: Change, name: string, whose: string): string {
  const noun = NOUNS[label] ?? label.split(" ").map(inSmall).join(" ");
  if (isVeiled(label, was) && inWords(was) === inWords(is)) return `changed ${whose} ${noun}`;
  if (PICTURES.includes(label)) return is === true ? `gave ${name} a ${noun}` : `removed ${whose} ${noun}`;
  if (is === true) return `turned on ${label} for ${name}`;
  if (is === false) return `turned off ${label} for ${name}`;
  if (!inWords(was)) return `set ${whose} ${noun} to ${inWords(is)}`;
  if (!inWords(is)) return `cleared ${whose} ${noun}, which was ${inWords(was)}`;
  return `changed ${whose} ${noun} from ${inWords(was)} to ${inWords(is)}`;
}

/** Of e-mails and photos the log tells only that they changed: two different ones may look the same. */
function isVeiled(label: string, value: Facts[string] | undefined): boolean {
  if (PICTURES.includes(label)) return value === true;
  return typeof value === "string" && /^.…@/u.test(value);
}

/** PMS and ID stay as they are. */
function inSmall(word: string): string {
  return word === word.toUpperCase() ? word : word.toLowerCase();
}

function inWords(value: Facts[string] | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "on" : "off";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
