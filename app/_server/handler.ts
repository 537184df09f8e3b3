import type { NextRequest } from "next/server";
import type { StaffActor, VisitorActor } from "@/lib/auth/actor";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import type { Capability } from "@/lib/auth/capabilities";
import type { GroupActor } from "@/lib/auth/group-actor";
import type { Gate } from "@/lib/auth/read-session";
import type { Support } from "@/lib/auth/support";
import { ForbiddenError, InvalidError, NotFoundError } from "@/lib/errors";
import { beginAnswer } from "./answer-status";
import { currentActor, currentGate } from "./current-actor";
import { currentGroupActor } from "./current-group-actor";
import { currentSupport } from "./current-support";
import { isOwnOrigin } from "./origin";
import { refusalInWords } from "./refusal-in-words";
import { currentVisitor } from "./visitor";

const NOT_HERE = "You may not do this here. Ask an Admin of your practice.";

type Context<P> = { params: Promise<P> };

/** Who comes in where: the session as it stands there, the actor it makes, and the right, or ForbiddenError. */
type Door<P, A, R> = {
  gate: (params: P) => Promise<Gate | undefined>;
  actor: (params: P) => Promise<A | undefined>;
  admit: (actor: A) => R;
  /** What is missing, and who can change that. */
  refusal?: (actor: A) => Promise<string>;
};

/** Makes a route handler of a practice: the actor, the right, then `run`. Whoever may not gets a plain answer without data. */
export function handler<C extends Capability, P extends { practice: string }>(
  capability: C,
  run: (actor: Authorized<C>, request: NextRequest, params: P) => Promise<Response>,
) {
  const door = {
    gate: ({ practice }: P) => currentGate(practice),
    actor: ({ practice }: P) => currentActor(practice),
    admit: (actor: StaffActor) => authorize(actor, capability),
    refusal: (actor: StaffActor) => refusalInWords(actor, capability),
  };
  return throughDoor(door, run);
}

/** The same of the support console; for everybody else it isn't there. */
export function supportHandler<P>(
  run: (support: Support, request: NextRequest, params: P) => Promise<Response>,
) {
  const door = {
    gate: () => currentGate(""),
    actor: () => currentSupport(),
    admit: (support: Support) => support,
  };
  return throughDoor(door, run);
}

/** The same of a group's pages; for everybody but its Group Admins it isn't there. */
export function groupHandler<P extends { group: string }>(
  run: (lead: GroupActor, request: NextRequest, params: P) => Promise<Response>,
) {
  const door = {
    gate: () => currentGate(""),
    actor: ({ group }: P) => currentGroupActor(group),
    admit: (lead: GroupActor) => lead,
  };
  return throughDoor(door, run);
}

function throughDoor<P, A, R>(
  door: Door<P, A, R>,
  run: (admitted: R, request: NextRequest, params: P) => Promise<Response>,
) {
  return async (request: NextRequest, { params }: Context<P>): Promise<Response> => {
    if (request.method !== "GET" && !isOwnOrigin(request.headers))
      return plain(403, "This request didn't come from Chairside's own page.");
    const given = await params;
    const gate = await door.gate(given);
    if (gate?.session.state !== "active") return plain(401, "Sign in first.");
    const actor = await door.actor(given);
    if (!actor) return plain(404, "There is nothing here.");
    return answered(
      async () => run(door.admit(actor), request, given),
      async () => door.refusal?.(actor),
    );
  };
}

/** Makes a route handler that anybody may call; `reason` says why that is right. */
export function publicHandler<P>(
  _reason: string,
  run: (visitor: VisitorActor, request: NextRequest, params: P) => Promise<Response>,
) {
  return async (request: NextRequest, { params }: Context<P>): Promise<Response> => {
    if (!["GET", "HEAD"].includes(request.method) && !isOwnOrigin(request.headers))
      return plain(403, "This request didn't come from Chairside's own page.");
    const visitor = await currentVisitor();
    return answered(async () => run(visitor, request, await params));
  };
}

async function answered(
  run: () => Promise<Response>,
  refusal?: () => Promise<string | undefined>,
): Promise<Response> {
  beginAnswer();
  try {
    return await run();
  } catch (error) {
    if (error instanceof NotFoundError) return plain(404, "There is nothing here.");
    if (error instanceof ForbiddenError) return plain(403, (await refusal?.()) ?? NOT_HERE);
    if (error instanceof InvalidError) return Response.json({ error: error.message }, { status: 422 });
    throw error;
  }
}

/** A short answer in plain words that no cache keeps. */
export function plain(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
