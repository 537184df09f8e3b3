import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import type { ActorPractice } from "./actor";
import type { Permission } from "./permissions";

/** What is read of a practice wherever an actor of it is made. */
export const practiceColumns = {
  id: practices.id,
  slug: practices.slug,
  name: practices.name,
  groupId: practices.groupId,
  timeZone: practices.timeZone,
  colour: practices.colour,
  logoId: practices.logoId,
  featuresWithheld: practices.featuresWithheld,
  featuresOff: practices.featuresOff,
} satisfies Record<keyof ActorPractice, unknown>;

/** The rights of a membership. */
export const permissionColumns = {
  showInApp: memberships.showInApp,
  admin: memberships.admin,
  chatUser: memberships.chatUser,
  defaultDoctor: memberships.defaultDoctor,
  canSignForms: memberships.canSignForms,
} satisfies Record<Permission, unknown>;
