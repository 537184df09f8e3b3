"use server";

import { headers } from "next/headers";
import { readSession } from "@/lib/auth/read-session";
import { touchSession } from "@/lib/auth/touch-session";
import { currentSecret } from "./cookies";
import { isOwnOrigin } from "./origin";
import { type SessionEnd, sessionEndOf } from "./session-end";

/** Starts the automatic log-off anew and answers when it comes; undefined when the session has ended. */
export async function staySignedIn(): Promise<SessionEnd | undefined> {
  if (!isOwnOrigin(await headers())) return undefined;
  const gate = await readSession(await currentSecret());
  if (gate) await touchSession(gate.session);
  return sessionEnd();
}

/** When this browser's session ends, asked without putting it off. */
export async function sessionEnd(): Promise<SessionEnd | undefined> {
  if (!isOwnOrigin(await headers())) return undefined;
  const gate = await readSession(await currentSecret());
  return gate && sessionEndOf(gate);
}
