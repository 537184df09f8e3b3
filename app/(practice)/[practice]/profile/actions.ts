"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { squared, takePhoto } from "@/app/_server/posted-photo";
import { changePassword } from "@/lib/auth/change-password";
import { endOtherSessions, endOwnSession } from "@/lib/auth/end-own-session";
import { revokeOwnDevice } from "@/lib/devices/revoke-device";
import { changeOwnProfile } from "@/lib/users/change-own-profile";
import { profileInput } from "@/lib/users/input";

const nothing = z.object({});
const passwordInput = z.object({
  currentPassword: z.string().min(1, "Enter your current password."),
  newPassword: z.string().min(1, "Choose a new password."),
});
const profileOf = (practice: string) => `/${practice}/profile`;

export const saveProfile = action(
  "profile.manage",
  profileInput,
  async (person, input, { practice }) => {
    await changeOwnProfile(person, await squared(person, input));
    return { to: profileOf(practice), say: { message: "Your profile was saved." } };
  },
  takePhoto,
);

export const savePassword = action("profile.manage", passwordInput, async (person, input, { practice }) => {
  const ended = await changePassword(person, input);
  const more = ended > 0 ? ["You were signed out everywhere else."] : [];
  return { to: profileOf(practice), say: { message: "Your password was changed.", more } };
});

export const signOutThere = action("profile.manage", nothing, async (person, _input, bound) => {
  await endOwnSession(person, bound["session"] ?? "");
  return { to: profileOf(bound.practice), say: { message: "That session was signed out." } };
});

/** Of the device in use it ends the session too, so there is no page of the practice to go back to. */
export const revokeOwn = action("profile.manage", nothing, async (person, _input, bound) => {
  const device = bound["device"] ?? "";
  await revokeOwnDevice(person, device);
  if (device === person.deviceId) return { to: "/login" };
  return { to: profileOf(bound.practice), say: { message: "The device was revoked and signed out." } };
});

export const signOutElsewhere = action("profile.manage", nothing, async (person, _input, { practice }) => {
  const ended = await endOtherSessions(person);
  const message =
    ended === 1 ? "One other session was signed out." : `${ended} other sessions were signed out.`;
  return { to: profileOf(practice), say: { message } };
});
