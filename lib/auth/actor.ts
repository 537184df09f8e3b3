import type { FeatureSwitches } from "./features";
import type { Permissions } from "./permissions";

/** The practice an actor stands in, as far as every request needs it. */
export type ActorPractice = FeatureSwitches & {
  id: string;
  slug: string;
  name: string;
  groupId: string;
  timeZone: string;
  colour: string;
  logoId: string | null;
};

/** A user at a practice, with today's rights of that membership. */
export type StaffActor = {
  kind: "staff";
  userId: string;
  name: string;
  membershipId: string;
  practice: ActorPractice;
  permissions: Permissions;
  /** Whether the role at this practice may sign forms at all. */
  roleMaySign: boolean;
  groupAdmin: boolean;
  sessionId: string;
  deviceId: string;
  address: string;
};

/** Somebody who has not signed in. */
export type VisitorActor = { kind: "visitor"; address: string; userAgent: string };

/** Somebody who has not signed in here, and whom a personal link or a typed password names. */
export type NamedActor = {
  kind: "named";
  userId: string;
  name: string;
  address: string;
  by: "link" | "password";
};

/** Somebody of those who host Chairside: a support account, or whoever stands at the server's command line (then without an account). */
export type SupportActor = {
  kind: "support";
  userId: string | null;
  name: string;
  sessionId: string | null;
  deviceId: string | null;
  address: string | null;
  /** Why they act, as they say; each line of the log holds it. */
  reason?: string;
};

/** The server itself, at a task of its own. */
export type SystemActor = { kind: "system"; task: string };

export type Actor = StaffActor | SupportActor | VisitorActor | NamedActor | SystemActor;

/** The server as actor, for what nobody in particular does. */
export function system(task: string): SystemActor {
  return { kind: "system", task };
}
