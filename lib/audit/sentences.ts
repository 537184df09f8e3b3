import type { AuditRow } from "./chain";
import { tellChanges } from "./changes-in-words";
import type { AuditEvent } from "./events";

/** What a sentence is made of: a record, and the name of the practice in whose log it stands. */
export type Told = Pick<
  AuditRow,
  "actorId" | "actorName" | "subjectId" | "subjectName" | "before" | "after"
> & {
  event: string;
  practice: string;
};

/** A record of the log as a person would tell it: "Ruth Adler gave Ben Okafor Admin at Downtown". */
export function sentenceOf(told: Told): string {
  const tell = (sentences as Record<string, Tell | undefined>)[told.event];
  // A record outlives the version that wrote it.
  return tell ? tell(told) : `${told.actorName}: ${told.event}, ${told.subjectName}`;
}

type Tell = (told: Told) => string;

const did =
  (words: (whom: string, told: Told) => string): Tell =>
  (told) =>
    `${told.actorName} ${words(isOwn(told) ? "themselves" : told.subjectName, told)}`;
const changed: Tell = (told) => `${told.actorName} ${tellChanges(told, isOwn(told))}`;

const sentences: Record<AuditEvent, Tell> = {
  "group.created": did((group) => `created the group ${group}`),
  "practice.created": did((practice) => `created the practice ${practice}`),
  "practice.changed": changed,
  "provider.created": did((provider) => `added the PMS provider ${provider}`),
  "provider.changed": changed,
  "provider.retired": did((provider) => `retired the PMS provider ${provider}`),
  "provider.restored": did((provider) => `brought the PMS provider ${provider} back`),
  "user.created": did(
    (user, { after, practice }) => `added ${user}${asRole(after?.["Role"])} at ${practice}`,
  ),
  "user.changed": changed,
  "user.invited": did((user, { practice }) => `invited ${user} to ${practice}`),
  "user.setup-link-made": did((user) => `made a setup link for ${user}`),
  "user.deactivated": did((user) => `deactivated ${user}`),
  "user.access-ended": ({ subjectName }) => `${subjectName} was deactivated: their last day was over`,
  "user.reactivated": did((user) => `reactivated ${user}`),
  "user.deleted": did((user) => `deleted ${user}`),
  "user.restored": did((user) => `restored ${user}`),
  "user.erased": ({ subjectName }) =>
    `The personal data of ${subjectName} was erased, 30 days after they were deleted`,
  "user.joined": did((user, { practice }) => `gave ${user} login at ${practice}`),
  "user.signed-out-everywhere": did((user) => `signed ${user} out everywhere`),
  "profile.changed": changed,
  "password.changed": (told) =>
    `${told.actorName} changed ${isOwn(told) ? "their own" : possessive(told.subjectName)} password`,
  "password.reset": ({ subjectName }) => `${subjectName} chose a new password by a link`,
  "password.reset-requested": did((user) => `asked for a new password for ${user}`),
  "session.opened": ({ subjectName }) => `${subjectName} signed in`,
  "session.ended": tellSessionEnd,
  "sign-in.refused": did((user) => `tried to sign in as ${user}`),
  "users.exported": did(() => "exported the user list"),
  "audit.exported": did(() => "exported the audit log"),
  "mail.parked": ({ subjectName, after }) =>
    `The mail “${subjectName}” could not be delivered${because(after?.["Why"])}`,
  "mail.retried": did((mail) => `had the mail “${mail}” tried again`),
  "setup.link-used": ({ subjectName, after }) =>
    `${subjectName} ${LINKS[String(after?.["Link"])] ?? "used a one-time link"}`,
};

const LINKS: Record<string, string> = {
  invitation: "took up the invitation and chose a password",
  setup: "used the setup link and chose a password",
  "sign-in": "signed in by a one-time link",
  "first-run": "set up the first practice",
};

function tellSessionEnd({ subjectName, after }: Told): string {
  const reason = after?.["because"];
  if (!reason || reason === "signed out") return `${subjectName} signed out`;
  return `A session of ${subjectName} ended: ${String(reason)}`;
}

function isOwn({ actorId, subjectId }: Told): boolean {
  return actorId !== null && actorId === subjectId;
}

function asRole(role: unknown): string {
  return typeof role === "string" && role ? ` as ${role}` : "";
}

function because(why: unknown): string {
  return typeof why === "string" && why ? `: ${why}` : "";
}

function possessive(name: string): string {
  return `${name}'s`;
}
