import type { StaffActor } from "./actor";
import { isOn } from "./features";

const isAdmin = (actor: StaffActor) => actor.permissions.admin;

/** What code asks for, and the permission it follows from: the Permissions Key of product.md, section 6, is its test. */
export const capabilities = {
  "users.manage": isAdmin,
  "practice.manage": isAdmin,
  "providers.manage": isAdmin,
  "audit.read": isAdmin,
  "billing.view": isAdmin,
  "logins.decide": isAdmin,
  "chat.use": (actor: StaffActor) => actor.permissions.chatUser && isOn(actor.practice, "chat"),
  "forms.sign": (actor: StaffActor) =>
    actor.permissions.canSignForms && actor.roleMaySign && isOn(actor.practice, "forms"),
  "group.manage": (actor: StaffActor) => actor.permissions.admin && actor.groupAdmin,
  "profile.manage": () => true,
} as const;

export type Capability = keyof typeof capabilities;
