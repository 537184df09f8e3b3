"use server";

import { supportAction } from "@/app/_server/support-action";
import { featureKey } from "@/lib/auth/features";
import { because } from "@/lib/auth/support";
import { closePractice, reopenPractice } from "@/lib/support/close-practice";
import { createPractice } from "@/lib/support/create-practice";
import { getPerson } from "@/lib/support/find-person";
import { getPractice } from "@/lib/support/find-practice";
import {
  adminInput,
  featuresInput,
  newPracticeInput,
  practiceNameInput,
  reasonInput,
  signingInput,
} from "@/lib/support/input";
import { inviteAdmin } from "@/lib/support/invite-admin";
import { renamePractice } from "@/lib/support/rename-practice";
import { setFeatures } from "@/lib/support/set-features";
import { setGroupAdmin } from "@/lib/support/set-group-admin";
import { setSigningRoles } from "@/lib/support/signing-roles";
import { afterClosing, afterSigning, groupAdminSaid, invited } from "./said";

const pageOf = (slug = "") => `/support/practices/${slug}`;
const NOTHING_NEW = { message: "Nothing had changed.", tone: "info" as const };

export const addPractice = supportAction(newPracticeInput, async (support, input) => {
  await createPractice(support, input);
  const more = ["2 Factor Authenticator is on.", "Nobody can sign in yet: invite its first Admin here."];
  return { to: pageOf(input.slug), say: { message: `${input.name} was created.`, more } };
});

export const savePracticeName = supportAction(practiceNameInput, async (support, { name }, { practice }) => {
  const changed = await renamePractice(support, practice ?? "", name);
  return { to: pageOf(practice), say: changed ? { message: `It is called ${name} now.` } : NOTHING_NEW };
});

export const close = supportAction(reasonInput, async (support, { reason }, { practice = "" }) => {
  const { name } = await getPractice(support, practice);
  const closed = await closePractice(because(support, reason), practice);
  return { to: pageOf(practice), say: afterClosing(name, closed) };
});

export const reopen = supportAction(reasonInput, async (support, { reason }, { practice = "" }) => {
  const { name } = await getPractice(support, practice);
  await reopenPractice(because(support, reason), practice);
  const more = ["Everybody who was signed out signs in again."];
  return { to: pageOf(practice), say: { message: `${name} is open again.`, more } };
});

export const invite = supportAction(adminInput, async (support, { reason, ...input }, { practice = "" }) => {
  const how = await inviteAdmin(because(support, reason), practice, input);
  return { to: pageOf(practice), say: invited(input.email, how) };
});

export const saveSigningRoles = supportAction(signingInput, async (support, input, { practice = "" }) => {
  const changed = await setSigningRoles(support, practice, input);
  return { to: pageOf(practice), say: changed ? afterSigning(changed) : NOTHING_NEW };
});

export const saveFeatures = supportAction(
  featuresInput,
  async (support, { open, seen }, { practice = "" }) => {
    const withheld = featureKey.map(({ name }) => name).filter((name) => !open.includes(name));
    const changed = await setFeatures(support, practice, { withheld, seen });
    return { to: pageOf(practice), say: changed ? { message: "The features were saved." } : NOTHING_NEW };
  },
);

export const saveGroupAdmin = supportAction(reasonInput, async (support, { reason }, bound) => {
  const { practice = "", user = "" } = bound;
  const on = bound["on"] === "on";
  const { name } = await getPerson(support, user);
  await setGroupAdmin(because(support, reason), user, on);
  return { to: `${pageOf(practice)}/people`, say: groupAdminSaid(name, on) };
});
