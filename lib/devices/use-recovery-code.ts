import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { recoveryCodes } from "@/db/schema/login-requests";
import { type About, change } from "@/lib/audit/change";
import { isUnchanged } from "@/lib/auth/is-unchanged";
import { visitorAt } from "@/lib/auth/open-session";
import { passwordMatches } from "@/lib/auth/password-hash";
import { hashSecret } from "@/lib/auth/secrets";
import { clearFailures, countFailure, failuresLike, type Guess } from "@/lib/auth/throttle";
import { now } from "@/lib/clock";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { admit } from "./admit";
import { closeRequest } from "./close-request";
import { type HeldDevice, heldDevice } from "./held-device";
import { mayEnter } from "./may-enter";
import { subjectOf } from "./open-active";
import type { OpenedSession } from "./opening";
import type { Origin } from "./origin";
import { personOf } from "./person";
import { plainCode } from "./recovery-code-text";
import { standingOf } from "./rules";
import { tellCodeUsed } from "./tell-code-used";
import type { RequestRow } from "./tell-outcome";
import { openRequestOf } from "./waiting";

/** The one answer to a wrong code, a wrong password, and both. */
export const WRONG_CODE =
  "That code and password don't match. A code works once, and after several tries this pauses for up to 15 minutes.";
const NOT_OPEN = "There is nothing to approve here any more. Reload this page to see why.";

type Typed = { code: string; password: string };

/**
 * Emergency access: whoever waits approves their own request with one of their practice's recovery codes and their own password, and is
 * let in. Throws InvalidError at `code`, not telling which was wrong; NotFoundError where nobody waits, or on another device.
 */
export async function useRecoveryCode(
  secret: string | undefined,
  { code, password }: Typed,
  origin: Origin,
): Promise<OpenedSession> {
  const waiting = await openRequestOf(secret);
  const device = await heldDevice(origin);
  if (!waiting || device?.id !== waiting.request.deviceId) throw new NotFoundError();
  const { request, user } = waiting;
  if (standingOf(request, now()) !== "open") throw new InvalidError("", NOT_OPEN);
  const typed = password.slice(0, 4096).toWellFormed();
  const matches = await passwordMatches(user.passwordHash ?? undefined, typed);
  const opened = await change(visitorAt(origin), "recovery-code.used", async (tx, about) => {
    const guess = { loginKey: user.loginKey ?? "", address: origin.address };
    const { paused, some } = await failuresLike(guess);
    const proved = matches && !paused && (await isUnchanged(user)) && (await mayEnter(user));
    if (!proved || !(await spend(tx, request, code))) return refuse(tx, about, request, user, guess, paused);
    if (some) await clearFailures(tx, guess);
    return letIn(tx, about, request, device, origin);
  });
  if (!opened) throw new InvalidError("code", WRONG_CODE);
  return opened;
}

type User = NonNullable<Awaited<ReturnType<typeof openRequestOf>>>["user"];

/** The one statement that uses a code up: of two at once it changes a row for the first. */
async function spend(tx: Tx, { practiceId, userId }: RequestRow, code: string): Promise<boolean> {
  if (!practiceId) return false;
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: now(), usedBy: userId })
    .where(
      and(
        eq(recoveryCodes.practiceId, practiceId),
        eq(recoveryCodes.codeHash, hashSecret(plainCode(code))),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return spent.length === 1;
}

/** Approves the request and uses the approval up at once. Throws InvalidError when an Admin was quicker: the code stays unused. */
async function letIn(
  tx: Tx,
  about: About,
  request: RequestRow,
  device: HeldDevice,
  origin: Origin,
): Promise<OpenedSession> {
  const person = await personOf(request.userId);
  const approved = await closeRequest(tx, request.id, {
    state: "approved",
    decidedBy: null,
    decidedByName: person.name,
    decidedHow: "with a recovery code",
    withoutNumber: true,
  });
  if (!approved) throw new InvalidError("", NOT_OPEN);
  const left = await tellCodeUsed(tx, person, approved);
  const facts = { Device: request.deviceLabel, Address: origin.address, "Codes left": left };
  about(subjectOf(person), { after: facts }, "recovery-code.used");
  const opened = await admit(tx, about, person, approved, device, origin);
  if (!opened) throw new InvalidError("", NOT_OPEN);
  return opened;
}

/** A wrong one counts as a guess, like at sign-in. */
async function refuse(
  tx: Tx,
  about: About,
  { deviceLabel, practiceId }: RequestRow,
  { id, name }: User,
  guess: Guess,
  paused: boolean,
): Promise<undefined> {
  if (!paused) await countFailure(tx, guess);
  const after = { Device: deviceLabel, Paused: paused };
  about(subjectOf({ id, name, practiceId }), { after }, "recovery-code.refused");
}
