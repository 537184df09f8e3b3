"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { approveInput, declineInput } from "@/app/_server/decision-input";
import { now } from "@/lib/clock";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { endSessionOf } from "@/lib/devices/live-sessions";
import { makeRecoveryCodes } from "@/lib/devices/make-recovery-codes";
import { getRequest } from "@/lib/devices/queries";
import { revokeDevice, revokeDevicesOf } from "@/lib/devices/revoke-device";
import { momentInWords } from "@/lib/outbox/moment-in-words";
import { afterApproval, afterDecline } from "./after-decision";

const nothing = z.object({});
const devicesOf = (practice: string) => `/${practice}/settings/devices`;

export const approve = action("logins.decide", approveInput, async (admin, input, bound) => {
  const { id, name } = await getRequest(admin, bound["request"] ?? "");
  await approveLogin(admin, id, { ...input, absent: input.absent === "on" });
  return { to: devicesOf(bound.practice), say: afterApproval(name) };
});

export const decline = action("logins.decide", declineInput, async (admin, { secure }, bound) => {
  const { id, name } = await getRequest(admin, bound["request"] ?? "");
  await declineLogin(admin, id, secure === "yes");
  return { to: devicesOf(bound.practice), say: afterDecline(name, secure === "yes") };
});

export const revoke = action("logins.decide", nothing, async (admin, _input, bound) => {
  const { user = "", device = "" } = bound;
  await revokeDevice(admin, user, device);
  if (user === admin.userId && device === admin.deviceId) return { to: "/login" };
  return { to: devicesOf(bound.practice), say: { message: "The device was revoked and signed out." } };
});

export const revokeAll = action("logins.decide", nothing, async (admin, _input, bound) => {
  const { user = "" } = bound;
  const revoked = await revokeDevicesOf(admin, user);
  if (user === admin.userId) return { to: "/login" };
  const message =
    revoked === 1
      ? "One device was revoked and signed out."
      : `${revoked} devices were revoked and signed out.`;
  return { to: devicesOf(bound.practice), say: { message } };
});

export const signOutSession = action("logins.decide", nothing, async (admin, _input, bound) => {
  await endSessionOf(admin, bound["session"] ?? "");
  return { to: devicesOf(bound.practice), say: { message: "That session was signed out." } };
});

export const makeCodes = action("practice.manage", nothing, async (admin) => ({
  more: {
    codes: await makeRecoveryCodes(admin),
    madeOn: momentInWords(now(), admin.practice.timeZone),
  },
}));
