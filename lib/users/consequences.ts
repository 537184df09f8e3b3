import type { Authorized } from "@/lib/auth/authorize";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { NotFoundError } from "@/lib/errors";
import { isPossible, type UserAct, whyNot } from "./acts";
import { sentencesAboutReturn } from "./come-back";
import { findSuccessors } from "./find-successors";
import { type FoundUser, findDeletedUser, getUser } from "./find-user";
import { whyNotLastAdmin } from "./lasting-admin";
import { shownName } from "./rules";
import { doctorElsewhere, leftWithoutDoctor } from "./take-over";

/** What a confirm page shows before an act: what follows from it, or why it can't be; who could take over, where that has to be chosen. */
export type Consequences = {
  user: FoundUser;
  sentences: string[];
  refused?: string | undefined;
  successors?: { id: string; name: string }[];
};

/** What follows from an act on a user, told beforehand. Throws NotFoundError where there is no such user for the admin. */
export async function consequencesOf(
  admin: Authorized<"users.manage">,
  act: UserAct,
  userId: string,
): Promise<Consequences> {
  const user = act === "restore" ? await findDeletedUser(admin, userId) : await getUser(admin, userId);
  if (!user || !isPossible(act, user)) throw new NotFoundError();
  const removes = act === "deactivate" || act === "delete";
  const refused = whyNot(admin, act, user) ?? (removes ? await whyNotLastAdmin(admin, user) : undefined);
  const asks = removes && user.defaultDoctor && !refused;
  const successors = asks ? await findSuccessors(admin, user.id) : undefined;
  const elsewhere = removes && user.elsewhere ? await doctorElsewhere(user.id, admin.practice.id) : [];
  const sentences = [...SENTENCES[act](user), ...leftWithoutDoctor(elsewhere)];
  return { user, sentences, refused, ...(successors && { successors }) };
}

const SENTENCES: Record<UserAct, (user: FoundUser) => string[]> = {
  resend: (user) => {
    const recipient = mailAddressOf(user);
    if (recipient)
      return [`A new invitation goes to ${recipient} and works for 7 days.`, "The one before stops working."];
    return [
      "A new setup link is shown once, for you to hand over. It works for 7 days.",
      "The one before stops working.",
    ];
  },
  "password-link": (user) => {
    const recipient = mailAddressOf(user);
    const after =
      "Once a new one is chosen, every session of theirs ends. Until then the password they have works.";
    if (recipient)
      return [`A link to choose a new password goes to ${recipient} and works for 30 minutes.`, after];
    return [
      `${user.name} has no e-mail, so a setup link is shown once, for you to hand over. It works for 7 days.`,
      "Make sure that you hand it to them: whoever opens it chooses the password. A new device still waits for a decision.",
      after,
    ];
  },
  deactivate: (user) => [
    ...leaving(user),
    `${user.name} stays on the list and can be reactivated at any time.`,
    "Their history is kept.",
  ],
  delete: (user) => [
    ...leaving(user),
    `${user.name} leaves the list and can be restored from Deleted users for 30 days.`,
    "Afterwards their personal data is erased; history keeps the name only.",
  ],
  reactivate: (user) => [
    ...sentencesAboutReturn(user),
    ...placesAgain(user),
    "Each of their devices needs a new approval where 2 Factor Authenticator is on.",
  ],
  restore: (user) => [
    ...sentencesAboutReturn(user),
    ...placesAgain(user),
    "A PMS provider or Default Doctor that somebody else was given meanwhile stays with them.",
  ],
  "sign-out": (user) => [
    `Every session of ${user.name} ends at once, on every device.`,
    ...(user.status === "active" ? ["They can sign in again with their password."] : []),
  ],
};

function leaving(user: FoundUser): string[] {
  const signsIn = user.loginKind !== "none" && user.status !== "deactivated";
  return [
    ...(signsIn
      ? [`${user.name} can no longer sign in; their sessions end at once, and their devices are forgotten.`]
      : []),
    ...(user.showInApp ? [`‘${shownName(user)}’ leaves the patient app.`] : []),
    ...(user.provider
      ? [`The scheduling page shows ‘${user.provider.abbreviation}’ again in place of ‘${shownName(user)}’.`]
      : []),
    ...(user.defaultDoctor ? ["They are no longer the Default Doctor: choose who takes over."] : []),
    ...(user.elsewhere ? ["This holds at every practice they work at."] : []),
  ];
}

function placesAgain(user: FoundUser): string[] {
  if (user.deletedFrom === "deactivated") return [];
  return [
    ...(user.admin ? [`${user.name} is an Admin again.`] : []),
    ...(user.showInApp ? [`‘${shownName(user)}’ appears in the patient app again.`] : []),
    ...(user.provider
      ? [`The scheduling page shows ‘${shownName(user)}’ in place of ‘${user.provider.abbreviation}’ again.`]
      : []),
  ];
}
