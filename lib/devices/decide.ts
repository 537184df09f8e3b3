import { eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { practices } from "@/db/schema/practices";
import type { About } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { type Decision, decideRequest, requesterOf, requestThatWaits } from "./close-request";
import { mayDecide } from "./deciders";
import { endPending } from "./expire-requests";
import { isNumberOf } from "./number";
import { whyNotOwn } from "./own-request";
import { afterWrongNumber, type NumberRule, needsNumber } from "./rules";
import { secureAccount } from "./secure-account";
import type { RequestRow } from "./tell-outcome";

/** Who decides, and what was proved of them: by the mailed link or signed in, and whether they typed their password just now. */
export type Decider = {
  id: string;
  name: string;
  byLink: boolean;
  typedPassword: boolean;
  /** Where they decided, for the log; Devices where nothing is said. */
  at?: string;
  /** A support account, and no Admin. */
  support?: boolean;
};

/** What an Admin enters to approve: the number, or that nobody can be asked for it. */
export type Approval = { number: string; absent: boolean };

/** Approves an open request, inside a change. True, or false for a wrong number, which is counted and stays so. */
export async function approve(
  tx: Tx,
  about: About,
  requestId: string,
  decider: Decider,
  { number, absent }: Approval,
): Promise<boolean> {
  const request = await openRequest(requestId, decider);
  if (isOwn(request, decider)) refuse(await whyNotOwn(request, decider.byLink));
  const rule = await numberRuleOf(request.practiceId);
  if (absent) refuseAbsent(rule, decider);
  const asked = needsNumber(rule, absent);
  if (asked) refuseClosedNumber(request, number);
  if (asked && !isNumberOf(request, number, now())) {
    await countWrongNumber(tx, about, request);
    return false;
  }
  const how = rule === "never" || asked ? "" : "without the number";
  const words = [how, isOwn(request, decider) && "their own request, as the sole Admin"];
  await close(tx, about, request, decider, {
    state: "approved",
    decidedHow: words.filter(Boolean).join(", "),
    withoutNumber: !asked,
  });
  return true;
}

/** Declines an open request, inside a change; with `secure` the account is closed to whoever knows its password. */
export async function decline(
  tx: Tx,
  about: About,
  requestId: string,
  decider: Decider,
  secure: boolean,
): Promise<void> {
  const request = await openRequest(requestId, decider);
  await close(tx, about, request, decider, {
    state: "declined",
    decidedHow: secure ? "the account was secured" : "",
    secured: secure,
  });
  await endPending(tx, request.sessionId, "declined");
  if (secure) await secureAccount(tx, about, request, decider.support ? "support" : "an Admin");
}

/** The request, if this person may decide it and it waits. Throws NotFoundError for strangers, DecidedError where somebody was quicker. */
async function openRequest(requestId: string, { id }: Decider): Promise<RequestRow> {
  const [asked] = await db.select().from(loginRequests).where(eq(loginRequests.id, requestId));
  if (!asked || !(await mayDecide(id, asked))) throw new NotFoundError();
  return requestThatWaits(requestId);
}

function isOwn(request: RequestRow, decider: Decider): boolean {
  return request.userId === decider.id;
}

function refuse(why: string | undefined): void {
  if (why) throw new InvalidError("", why);
}

/** For a support account, which belongs to no practice, the usual rule. */
export async function numberRuleOf(practiceId: string | null): Promise<NumberRule> {
  if (!practiceId) return "unless_absent";
  const [practice] = await db
    .select({ rule: practices.numberRule })
    .from(practices)
    .where(eq(practices.id, practiceId));
  return practice?.rule ?? "always";
}

function refuseAbsent(rule: NumberRule, { typedPassword }: Decider): void {
  if (rule === "always")
    throw new InvalidError(
      "number",
      "Your practice asks for the number always. Ask the person to read it out.",
    );
  if (rule === "unless_absent" && !typedPassword)
    throw new InvalidError("password", "Enter your password: it takes the number's place.");
}

function refuseClosedNumber({ numberClosedUntil }: RequestRow, number: string): void {
  if (numberClosedUntil && numberClosedUntil > now())
    throw new InvalidError(
      "number",
      "After three wrong numbers this field is closed for 10 minutes. Ask the person to keep the page open.",
    );
  if (!number) throw new InvalidError("number", "Enter the four digits on their screen.");
}

async function countWrongNumber(tx: Tx, about: About, request: RequestRow): Promise<void> {
  await tx
    .update(loginRequests)
    .set(afterWrongNumber(request.wrongNumbers, now()))
    .where(eq(loginRequests.id, request.id));
  about(await requesterOf(request), { after: { Device: request.deviceLabel } }, "login.number-refused");
}

type Decided = Omit<Decision, "decidedBy" | "decidedByName">;

async function close(
  tx: Tx,
  about: About,
  request: RequestRow,
  { id, name, byLink, at = "Devices" }: Decider,
  decided: Decided,
): Promise<void> {
  await decideRequest(tx, request.id, { ...decided, decidedBy: id, decidedByName: name });
  const facts = {
    Device: request.deviceLabel,
    Address: request.address,
    By: byLink ? "the mailed link" : at,
  };
  const after = decided.decidedHow ? { ...facts, How: decided.decidedHow } : facts;
  about(await requesterOf(request), { after }, `login.${decided.state}`);
}
