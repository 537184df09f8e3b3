import type { Standing } from "@/lib/devices/rules";
import { dayInWords } from "./access-end";

/** How it stands with somebody's way in, as far as the Admin who asks may know. `at`: moments, told in the practice's own time. */
export type SignInFacts = {
  name: string;
  status: string;
  loginKind: "email" | "username" | "none";
  accessEndsOn: string | null;
  accessOver: boolean;
  mustChangePassword: boolean;
  /** Where e-mails to them go; null where they have none. */
  mail: string | null;
  home: { name: string; here: boolean; closed: boolean };
  /** Until when the link works that they choose a password by; null where none does. */
  linkUntil: Date | null;
  undelivered: boolean;
  pausedUntil: Date | undefined;
  requests: {
    id: string;
    device: string;
    standing: Standing;
    closedAt: Date | null;
    expiresAt: Date;
    decidedByName: string | null;
  }[];
  /** Devices they were trusted on once. */
  trust: { label: string; trusted: boolean; revokedAt: Date | null; lastSeenAt: Date }[];
  /** New devices wait for a decision. */
  strict: boolean;
};

/** Something that keeps somebody from signing in, or makes them wait: what it is, what to do, and where. */
export type SignInProblem = { kind: ProblemKind; says: string; todo: string; requestId?: string };
type ProblemKind =
  | "no-login"
  | "invited"
  | "deactivated"
  | "access-ended"
  | "closed"
  | "password"
  | "waiting"
  | "declined"
  | "lapsed"
  | "paused"
  | "untrusted";

type Say = (moment: Date) => string;
type Rule = (facts: SignInFacts, say: Say) => SignInProblem | undefined;

/** Why somebody can't sign in now, the weightiest first; nothing where their login and password should do. `say` tells a moment. */
export function signInProblems(facts: SignInFacts, say: Say): SignInProblem[] {
  const shut = SHUT.map((rule) => rule(facts, say)).filter((problem) => problem !== undefined);
  // Whoever is shut out asks nobody for a decision.
  if (shut.length > 0) return [...closedHome(facts), ...shut];
  return HELD_UP.map((rule) => rule(facts, say)).filter((problem) => problem !== undefined);
}

/** Said above what somebody may who can't sign in; undefined for whoever can, or has only to wait. */
export function onceTheyCan(problems: SignInProblem[]): string | undefined {
  const kinds = new Set(problems.map(({ kind }) => kind));
  if (kinds.has("deactivated") || kinds.has("access-ended"))
    return "They can’t sign in now and are on no public page: all of this holds once they are active again.";
  if (kinds.has("no-login"))
    return "They have no login: what needs signing in is open to them only with one.";
  if (kinds.has("invited"))
    return "They can’t sign in yet: what needs signing in is open to them once they can.";
  return undefined;
}

const SHUT: Rule[] = [
  ({ name, loginKind }) =>
    loginKind === "none"
      ? {
          kind: "no-login",
          says: `${name} has no login: this is a profile only, for patients and forms.`,
          todo: "Choose Email or Username under ‘Log in with’ on their form.",
        }
      : undefined,
  (facts) =>
    facts.status === "deactivated" && !facts.accessOver
      ? {
          kind: "deactivated",
          says: `${facts.name} is deactivated.`,
          todo: `${adminsOf(facts)} can reactivate them.`,
        }
      : undefined,
  (facts) =>
    facts.accessOver && facts.accessEndsOn
      ? {
          kind: "access-ended",
          says: `${facts.name}'s access ended at the end of ${dayInWords(facts.accessEndsOn)}.`,
          todo: `${adminsOf(facts)} can ${facts.status === "deactivated" ? "reactivate them and " : ""}clear ‘Access ends on’ or set a later day.`,
        }
      : undefined,
  invited,
];

/** It shuts nobody out who has another practice, as everybody has whom an Admin can ask about; but nobody there can let them in again. */
function closedHome({ home }: SignInFacts): SignInProblem[] {
  if (!home.closed) return [];
  return [
    {
      kind: "closed",
      says: `${home.name}, their home practice, is closed.`,
      todo: "Chairside support can reopen it, or a Group Admin can move their home to another practice.",
    },
  ];
}

function invited(facts: SignInFacts, say: Say): SignInProblem | undefined {
  const { name, status, mail, linkUntil, undelivered } = facts;
  if (status !== "invited" || facts.loginKind === "none") return undefined;
  const sent = mail ? `The invitation to ${mail}` : "The setup link";
  const state = linkUntil ? `${sent} works until ${say(linkUntil)}.` : `${sent} works no more.`;
  const lost = undelivered ? " The e-mail could not be delivered: check the address." : "";
  const again = mail ? "send the invitation again" : "make a new setup link and hand it over";
  return {
    kind: "invited",
    says: `${name} has not chosen a password yet. ${state}${lost}`,
    todo: `${adminsOf(facts)} can ${again}.`,
  };
}

const HELD_UP: Rule[] = [
  ({ name, mustChangePassword, mail }) =>
    mustChangePassword
      ? {
          kind: "password",
          says: `${name}'s account was secured: they have to choose a new password first.`,
          todo: mail
            ? "They get a link by ‘Forgot password?’ on the sign-in page."
            : "They have no e-mail: an Admin gives them a new password link, on their page, and hands it over.",
        }
      : undefined,
  ({ name, pausedUntil }, say) =>
    pausedUntil
      ? {
          kind: "paused",
          says: `Wrong passwords were typed for ${name}, so signing in pauses until ${say(pausedUntil)}.`,
          todo: "Wait until then, or sign in on a device that is trusted for them: there it goes on.",
        }
      : undefined,
  ({ requests }, say) => {
    const open = requests.find(({ standing }) => standing === "open");
    if (!open) return undefined;
    return {
      kind: "waiting",
      requestId: open.id,
      says: `A login request from ${open.device} waits for a decision. It expires ${say(open.expiresAt)}.`,
      todo: "An Admin can decide on it now.",
    };
  },
  refused,
  untrusted,
];

/** The last answer counts, and only while nothing waits. */
function refused({ requests: [last] }: SignInFacts, say: Say): SignInProblem | undefined {
  if (!last?.closedAt) return undefined;
  if (last.standing === "declined")
    return {
      kind: "declined",
      requestId: last.id,
      says: `${last.decidedByName ?? "An Admin"} declined the last login request, from ${last.device}, ${say(last.closedAt)}.`,
      todo: "The same device may ask again after 15 minutes.",
    };
  if (last.standing !== "expired" && last.standing !== "lapsed") return undefined;
  const what = last.standing === "expired" ? "Nobody decided on" : "Nobody used the approval of";
  return {
    kind: "lapsed",
    requestId: last.id,
    says: `${what} the last login request, from ${last.device}, in time.`,
    todo: "They can sign in again, and a new request is made.",
  };
}

function untrusted({ name, strict, trust, requests }: SignInFacts, say: Say): SignInProblem | undefined {
  if (!strict || requests[0]?.standing === "open" || trust.some(({ trusted }) => trusted)) return undefined;
  const [last] = trust;
  const why = last ? whyNoLonger(last, say) : `${name} has not been approved on any device yet.`;
  return {
    kind: "untrusted",
    says: why,
    todo: "At the next sign-in a login request is made, for an Admin to decide.",
  };
}

function whyNoLonger({ label, revokedAt, lastSeenAt }: SignInFacts["trust"][number], say: Say): string {
  return revokedAt
    ? `The trust in ${label} was withdrawn ${say(revokedAt)}, and no other device is trusted.`
    : `${label} was last used ${say(lastSeenAt)}, too long ago: it is trusted no more, and no other device is.`;
}

/** Who may change the person: the home practice's Admins (product.md, section 7). */
function adminsOf({ home }: SignInFacts): string {
  return home.here ? "An Admin" : `An Admin of ${home.name}, their home practice,`;
}
