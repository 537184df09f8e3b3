import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { decisionAddress } from "@/lib/devices/decision-links";
import { placeInWords } from "@/lib/devices/place";
import type { Composers, Sender } from "./asked";
import type { DeviceMailKind, LoginOutcome } from "./enqueue";
import { momentInWords } from "./moment-in-words";
import { deciderOf, findPerson, requesterOf } from "./queries";

/** The mails about devices. They say what was so when they were caused; whether they go out at all is asked now. */
export const deviceComposers: Composers<DeviceMailKind> = {
  async "login-request"({ about, sender }) {
    const decider = await deciderOf(about.linkId);
    if (!decider || new Date(about.expiresAt) <= now()) return undefined;
    const { name, device, timeZone } = about;
    return {
      ...from(sender, about.practice),
      decider,
      name,
      device,
      ...whereabouts(about),
      attemptedAt: inWords(about.attemptedAt, timeZone),
      endsAt: inWords(about.expiresAt, timeZone),
      link: decisionAddress(about.linkId),
    };
  },
  async "login-decided"({ about, sender }) {
    const person = await requesterOf(about.requestId);
    if (!person) return undefined;
    const { device, outcome, decidedAt, timeZone } = about;
    return {
      ...from(sender),
      name: person.name,
      login: person.login,
      device,
      outcome,
      // A mail left by the version before says nothing of it.
      how: about.how ?? "",
      ofSupport: sender.slug ? "" : "yes",
      decidedAt: inWords(decidedAt, timeZone),
      link: `${config().APP_URL}/${AFTERWARDS[outcome]}`,
    };
  },
  async "login-outcome"({ about, sender }) {
    const { device, outcome, how, secured, decidedAt, timeZone } = about;
    return {
      ...from(sender, about.practice),
      name: about.name || "somebody",
      device,
      outcome,
      how,
      secured,
      decidedBy: about.decidedBy || "Somebody",
      decidedAt: inWords(decidedAt, timeZone),
      support: about.support,
      link: about.support ? CONSOLE() : devicesOf(sender),
    };
  },
  async "account-secured"({ about, sender }) {
    const person = await findPerson(about.userId);
    if (!person) return undefined;
    const securedAt = inWords(about.decidedAt, about.timeZone);
    const securedBy =
      about.bySupport || !sender.slug ? "Chairside support" : `An Admin of ${sender.practice}`;
    return { ...from(sender), ...person, securedBy, securedAt, link: `${config().APP_URL}/forgot` };
  },
  async "security-changed"({ about, sender }) {
    return {
      ...from(sender, about.practice),
      changes: about.what.split("\n").filter(Boolean),
      changedBy: about.changedBy,
      changedAt: inWords(about.changedAt, about.timeZone),
      link: `${config().APP_URL}/${about.slug}/settings/practice`,
    };
  },
  async "recovery-code-used"({ about, sender }) {
    const { name, device, usedAt, codesLeft, timeZone } = about;
    return {
      ...from(sender, about.practice),
      name,
      device,
      ...whereabouts(about),
      usedAt: inWords(usedAt, timeZone),
      codesLeft,
      support: about.support,
      link: about.support ? CONSOLE() : devicesOf(sender),
    };
  },
};

/** Support has no way into a practice's pages. */
const CONSOLE = () => `${config().APP_URL}/support/requests`;

/** Where the button of the requester's mail leads. */
const AFTERWARDS: Record<LoginOutcome, string> = { approved: "forgot", declined: "forgot", expired: "login" };

function from(sender: Sender, practice = sender.practice) {
  return { practice, colour: sender.colour };
}

/** Behind a proxy the address is what the proxy says. */
function whereabouts({ address, country }: { address: string; country: string }) {
  const isOne = /^[\da-f.:]{2,45}$/i.test(address);
  return { address: isOne ? address : "unknown", place: placeInWords(country) };
}

function devicesOf({ slug }: Sender): string {
  return slug ? `${config().APP_URL}/${slug}/settings/devices` : `${config().APP_URL}/login`;
}

function inWords(moment: string, timeZone: string): string {
  return momentInWords(new Date(moment), timeZone);
}
