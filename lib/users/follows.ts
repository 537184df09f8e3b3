import { mailAddressOf } from "@/lib/auth/mail-address";
import { dayInWords } from "./access-end";
import { extensionsInWords } from "./extensions";
import type { FoundUser } from "./find-user";
import { noEffectOfSigning, printedName, shownName } from "./rules";

type Before = FoundUser | undefined;
type Rule = (before: Before, after: FoundUser) => string | false | undefined;

/** What follows from a save, in sentences. `before` is undefined for a new user; `displaced` was the Default Doctor until now. */
export function whatFollows(before: Before, after: FoundUser, displaced?: { name: string }): string[] {
  const sentences = RULES.map((rule) => rule(before, after));
  if (displaced) sentences.push(`${displaced.name} is no longer the Default Doctor.`);
  return sentences.filter((sentence) => typeof sentence === "string");
}

const now = (before: Before, after: FoundUser, of: (user: FoundUser) => unknown) =>
  !(before && of(before)) && Boolean(of(after));
const noLonger = (before: Before, after: FoundUser, of: (user: FoundUser) => unknown) =>
  Boolean(before && of(before)) && !of(after);
const differs = (before: Before, after: FoundUser, of: (user: FoundUser) => unknown) =>
  !before || of(before) !== of(after);

const RULES: Rule[] = [
  (before, after) =>
    differs(before, after, (user) => user.login) &&
    after.login !== null &&
    before !== undefined &&
    `${after.name} now signs in with ‘${after.login}’.`,
  (before, after) => noLonger(before, after, (user) => user.login) && `${after.name} can no longer sign in.`,
  invited,
  schedulingPage,
  (before, after) =>
    now(before, after, (user) => user.showInApp) &&
    `${after.name} now appears in the patient app as ‘${shownName(after)}’.`,
  (before, after) =>
    noLonger(before, after, (user) => user.showInApp) &&
    `${after.name} no longer appears in the patient app.`,
  (before, after) =>
    now(before, after, (user) => user.admin) &&
    `${after.name} can now change the practice's setup and its users, and see billing.`,
  (before, after) =>
    noLonger(before, after, (user) => user.admin) &&
    `${after.name} can no longer change the practice's setup or its users, nor see billing.`,
  (before, after) =>
    now(before, after, (user) => user.chatUser) &&
    `${after.name} can now message patients and use team chat.`,
  (before, after) =>
    noLonger(before, after, (user) => user.chatUser) &&
    `${after.name} can no longer message patients or use team chat.`,
  (before, after) =>
    after.defaultDoctor &&
    differs(before, after, (user) => user.defaultDoctor && printedName(user)) &&
    `Forms, consents and review requests now say ‘${printedName(after)}’.`,
  (before, after) =>
    noLonger(before, after, (user) => user.defaultDoctor) &&
    `${after.name} is no longer the Default Doctor. Nobody is, until you choose one.`,
  (before, after) =>
    now(before, after, maySign) && `${after.name} can now sign forms together with a patient.`,
  (before, after) => noLonger(before, after, maySign) && `${after.name} can no longer sign forms.`,
  (before, after) =>
    differs(before, after, (user) => `${user.canSignForms}${user.roleId}`) &&
    noEffectOfSigning(after.canSignForms, after.role),
  (before, after) =>
    noLonger(before, after, (user) => user.followsHome) &&
    `${after.name}'s role and permissions here are their own from now on, and no longer follow ${after.homePracticeName}.`,
  (before, after) =>
    after.extensions !== "" &&
    differs(before, after, (user) => user.extensions) &&
    `Calls at ${extensionsInWords(after.extensions)} now show on ${after.name}'s screen.`,
  (before, after) =>
    after.accessEndsOn !== null &&
    differs(before, after, (user) => user.accessEndsOn) &&
    `${after.name}'s access ends at the end of ${dayInWords(after.accessEndsOn)}.`,
];

function maySign(user: FoundUser): boolean {
  return user.canSignForms && user.role.maySign;
}

/** Somebody who has yet to choose a password is told how, each time where the mail goes to changes. */
const reach = (user: FoundUser) => `${user.status} ${user.login} ${mailAddressOf(user)}`;

function invited(before: Before, after: FoundUser): string | false {
  if (after.status !== "invited" || !differs(before, after, reach)) return false;
  const recipient = mailAddressOf(after);
  if (!recipient)
    return `${after.name} has no e-mail. Hand over the setup link shown here: it is shown once and works for 7 days.`;
  return `An invitation is on its way to ${recipient}. Its link works for 7 days.`;
}

function schedulingPage(before: Before, after: FoundUser): string | false {
  const place = (user: FoundUser) => user.providerId && `${user.providerId} ${shownName(user)}`;
  if (!differs(before, after, place)) return false;
  if (after.provider && after.providerId)
    return `${after.name} now appears on the scheduling page as ‘${shownName(after)}’ in place of ‘${after.provider.abbreviation}’.`;
  return before?.provider
    ? `The scheduling page shows ‘${before.provider.abbreviation}’ again in place of ${after.name}.`
    : false;
}
