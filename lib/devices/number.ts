import { createHmac } from "node:crypto";
import { derivedSecret, sameSecret } from "@/lib/auth/secrets";
import { SECOND } from "@/lib/clock";
import { after, NUMBER_LIFE } from "./rules";

/** Somebody may be reading the number out just when it is renewed. */
const STILL_TAKEN_FOR = 30 * SECOND;

type Request = { id: string; sessionId: string; lastAttemptAt: Date };

/**
 * The four digits on the waiting page and when others take their place. Made from the request, its present session and the ten minutes
 * it is in, so they are kept nowhere, and whoever takes over the request by signing in anew gets others.
 */
export function numberOf(request: Request, at: Date): { number: string; renewsAt: Date } {
  const turn = turnAt(request, at);
  return {
    number: digitsOf(request, turn),
    renewsAt: after(request.lastAttemptAt, (turn + 1) * NUMBER_LIFE),
  };
}

/** Whether this is the number on the screen of that request; compared in the same time whatever was typed. */
export function isNumberOf(request: Request, typed: string, at: Date): boolean {
  const now = sameSecret(typed, numberOf(request, at).number);
  const before = sameSecret(typed, numberOf(request, after(at, -STILL_TAKEN_FOR)).number);
  return now || (before && turnAt(request, after(at, -STILL_TAKEN_FOR)) >= 0);
}

function turnAt({ lastAttemptAt }: Request, at: Date): number {
  return Math.floor((at.getTime() - lastAttemptAt.getTime()) / NUMBER_LIFE);
}

function digitsOf({ id, sessionId }: Request, turn: number): string {
  const digest = createHmac("sha256", derivedSecret("login number"))
    .update(`${id}:${sessionId}:${turn}`)
    .digest();
  return String(digest.readUInt32BE(0) % 10_000).padStart(4, "0");
}
