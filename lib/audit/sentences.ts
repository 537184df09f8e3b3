import type { AuditRow } from "./chain";
import { tellChanges } from "./changes-in-words";
import type { AuditEvent } from "./events";
import { reviewSentences } from "./review-sentences";

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
  return tell ? `${tell(told)}${why(told.after)}` : `${told.actorName}: ${told.event}, ${told.subjectName}`;
}

type Tell = (told: Told) => string;

const did =
  (words: (whom: string, told: Told) => string): Tell =>
  (told) =>
    `${told.actorName} ${words(isOwn(told) ? "themselves" : told.subjectName, told)}`;
const changed: Tell = (told) => `${told.actorName} ${tellChanges(told, isOwn(told))}`;

const sentences: Record<AuditEvent, Tell> = {
  "group.created": did((group) => `created the group ${group}`),
  "group.changed": changed,
  "group.closed": did((group) => `closed the group ${group}`),
  "group.reopened": did((group) => `reopened the group ${group}`),
  "practice.created": did((practice) => `created the practice ${practice}`),
  "practice.changed": changed,
  "practice.closed": did((practice) => `closed the practice ${practice}`),
  "practice.reopened": did((practice) => `reopened the practice ${practice}`),
  "role.created": did((role) => `added the role ${role}`),
  "role.changed": ({ actorName, before, after }) =>
    `${actorName} renamed the role ${String(before?.["Name"])} to ${String(after?.["Name"])}`,
  "role.retired": did((role, { after }) => `retired the role ${role}${replacedBy(after)}`),
  "role.restored": did((role) => `brought the role ${role} back`),
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
  "user.joined": did((user, { practice }) => `gave ${user} login to ${practice}`),
  "user.left": did((user, { practice }) => `took login to ${practice} from ${user}`),
  "user.followed": (told) => `${told.actorName} ${tellChanges(told, isOwn(told))}, as at the home practice`,
  "user.home-moved": did(
    (user, { before, after }) =>
      `moved the home practice of ${user} from ${String(before?.["Home practice"])} to ${String(after?.["Home practice"])}`,
  ),
  "user.signed-out-everywhere": did((user) => `signed ${user} out everywhere`),
  "profile.changed": changed,
  "password.changed": (told) =>
    `${told.actorName} changed ${isOwn(told) ? "their own" : possessive(told.subjectName)} password`,
  "password.change-refused": ({ subjectName }) =>
    `${subjectName} typed a wrong current password, and nothing was changed`,
  "password.reset": ({ subjectName }) => `${subjectName} chose a new password by a link`,
  "password.reset-requested": did((user) => `asked for a new password for ${user}`),
  "login.requested": ({ subjectName, after }) => `${subjectName} asked to sign in${onDevice(after)}`,
  "login.repeated": ({ subjectName, after }) => `${subjectName} asked again to sign in${onDevice(after)}`,
  "login.refused": ({ subjectName, after }) =>
    `${subjectName} could not ask for a decision${because(after?.["Why"])}`,
  "login.approved": did((user, { after }) => `approved the login of ${user}${onDevice(after)}${how(after)}`),
  "login.declined": did((user, { after }) => `declined the login of ${user}${onDevice(after)}${how(after)}`),
  "login.withdrawn": ({ subjectName, after }) =>
    after?.["Why"]
      ? `The login request of ${subjectName}${onDevice(after)} was withdrawn${because(after["Why"])}`
      : `${subjectName} withdrew the login request${onDevice(after)}`,
  "login.expired": ({ subjectName, after }) =>
    `Nobody decided on the login of ${subjectName}${onDevice(after)} in time`,
  "login.number-refused": did((user) => `typed a wrong number for the login of ${user}`),
  "login.password-refused": did((user) => `typed a wrong password at the decision on ${user}`),
  "login.password-taken": did((user) => `typed their password at the decision on ${user}`),
  "user.secured": did((user) => `secured the account of ${user}: signed out everywhere, no trusted devices`),
  "device.trusted": ({ subjectName, after }) => `${deviceOf(subjectName, after)} is now trusted${by(after)}`,
  "device.revoked": did((user, { after }) => `revoked the trust in ${deviceOf(user, after)}`),
  "device.looks-different": ({ subjectName, before, after }) =>
    `A device of ${subjectName} looked like ${String(before?.["Device"])} and now calls itself ${String(after?.["Device"])}`,
  "security.changed": changed,
  "recovery-codes.made": did(() => "made new recovery codes; older ones work no more"),
  "recovery-code.used": ({ subjectName }) => `${subjectName} signed in with a recovery code`,
  "recovery-code.refused": ({ subjectName }) => `${subjectName} typed a wrong recovery code`,
  "session.opened": ({ subjectName }) => `${subjectName} signed in`,
  "session.ended": tellSessionEnd,
  "sign-in.refused": did((user) => `tried to sign in as ${user}`),
  "users.exported": did(() => "exported the user list"),
  "users.imported": did(
    (_, { after }) =>
      `imported people from ${String(after?.["File"])}: ${String(after?.["New"])} new, ${String(after?.["Changed"])} changed`,
  ),
  "audit.exported": did(() => "exported the audit log"),
  "mail.parked": ({ subjectName, after }) =>
    `The mail “${subjectName}” could not be delivered${because(after?.["Why"])}`,
  "mail.retried": did((mail) => `had the mail “${mail}” tried again`),
  "setup.link-used": ({ subjectName, after }) =>
    `${subjectName} ${LINKS[String(after?.["Link"])] ?? "used a one-time link"}`,
  ...reviewSentences,
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

function onDevice(facts: Told["after"]): string {
  return facts?.["Device"] ? ` on ${String(facts["Device"])}` : "";
}

function deviceOf(whom: string, facts: Told["after"]): string {
  return facts?.["Device"] ? `${String(facts["Device"])} of ${whom}` : `a device of ${whom}`;
}

function how(facts: Told["after"]): string {
  return facts?.["How"] ? `, ${String(facts["How"])}` : "";
}

/** Whom its holders went to. */
function replacedBy(facts: Told["after"]): string {
  const { "Replaced by": role, Holders: holders } = facts ?? {};
  if (!role) return "";
  return `; ${holders === 1 ? "its one holder" : `its ${String(holders)} holders`} got ${String(role)}`;
}

/** What whoever acted gave as their reason: it ends the sentence. */
function why(facts: Told["after"]): string {
  return facts?.["Reason"] ? `, because: ${String(facts["Reason"])}` : "";
}

function by(facts: Told["after"]): string {
  return facts?.["By"] ? `, by ${String(facts["By"])}` : "";
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
