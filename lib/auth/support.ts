import type { SupportActor } from "./actor";
import type { Gate } from "./read-session";

declare const granted: unique symbol;

/** An actor of whom it is certain that they are support. Only this file makes one: a verb of lib/support without it does not compile. */
export type Support = SupportActor & { readonly [granted]: true };

/** What the log calls whoever acts on the server itself, where no account is asked for. */
export const COMMAND_LINE = "Chairside support (command line)";

/** The support account of a session; undefined for everybody else. Its device was approved before the session became an active one. */
export function supportActor(gate: Gate | undefined): Support | undefined {
  if (gate?.session.state !== "active" || !gate.user.support || gate.user.mustChangePassword)
    return undefined;
  const { session, user } = gate;
  return {
    kind: "support",
    userId: user.id,
    name: user.name,
    sessionId: session.id,
    deviceId: session.deviceId,
    address: session.address,
  } as Support;
}

/** Whoever may start programs on the server (bin/support.ts), with the reason they give; each line of the log holds it. */
export function supportOnServer(reason?: string): Support {
  const nowhere = { userId: null, sessionId: null, deviceId: null, address: null };
  return { kind: "support", name: COMMAND_LINE, ...nowhere, ...(reason && { reason }) } as Support;
}

/** The same actor, saying why. */
export function because(support: Support, reason: string | null): Support {
  return reason ? { ...support, reason } : support;
}
