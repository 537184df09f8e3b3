import type { StaffActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { listRoles } from "@/lib/practices/list-roles";
import { getPracticeInfo } from "@/lib/practices/queries";

/** A practice's settings as far as they can be copied, read by an Admin of it. */
export type Settings = Awaited<ReturnType<typeof settingsOf>>;

/** Reads them. */
export async function settingsOf(actor: StaffActor) {
  const admin = authorize(actor, "practice.manage");
  const [info, rules, roles] = [
    await getPracticeInfo(admin),
    await getDeviceRules(admin),
    await listRoles(admin),
  ];
  const { featuresOff, featuresWithheld } = admin.practice;
  return { admin, info, rules, roles, featuresOff, featuresWithheld };
}
