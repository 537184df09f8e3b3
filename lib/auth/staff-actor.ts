import type { StaffActor } from "./actor";
import type { Gate } from "./read-session";

/** The actor a session makes at the addressed practice: only an active session, an open practice, a live membership, and no password that has to be changed first make one. */
export function staffActor(gate: Gate | undefined): StaffActor | undefined {
  if (gate?.session.state !== "active") return undefined;
  const { session, user, practice, membership, role } = gate;
  if (user.mustChangePassword) return undefined;
  if (!practice || practice.closedAt || !membership) return undefined;
  return {
    kind: "staff",
    userId: user.id,
    name: user.name,
    membershipId: membership.id,
    practice,
    permissions: membership,
    roleMaySign: role?.maySign ?? false,
    groupAdmin: user.groupAdmin,
    sessionId: session.id,
    deviceId: session.deviceId,
    address: session.address,
  };
}
