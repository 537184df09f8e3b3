import type { Tx } from "@/db";
import type { About } from "@/lib/audit/change";
import { endUntrusted, needsDecision } from "@/lib/devices/end-untrusted";
import { InvalidError } from "@/lib/errors";
import { pacer } from "@/lib/pacer";
import { foldLogin } from "@/lib/text";
import { endAt } from "./end-at";
import type { FoundUser } from "./find-user";
import { heldBy } from "./held-memberships";
import { type Displaced, tellLines } from "./lines-in-words";
import type { AskedRights } from "./membership-rights";
import { fieldOf, giveRightsAt, type Line } from "./rights-at";
import { rolesAt } from "./roles-at";

type Given = Line & { asked: AskedRights };

/**
 * Gives, changes and takes a user's memberships at other practices, inside a change; gives what follows, in sentences. The lines were made
 * for a Group Admin who is an Admin of each practice (other-lines.ts). Throws InvalidError at the practice's field.
 */
export async function changeMemberships(
  tx: Tx,
  about: About,
  user: FoundUser,
  lines: Line[],
): Promise<string[]> {
  const held = await heldBy(user.id);
  const home = held.find(({ isHome }) => isHome);
  if (!home || lines.length === 0) return [];
  const strict = await needsDecision(user.id);
  const roles = await rolesAt(lines.map(({ at }) => at.id));
  const given = lines.filter((line): line is Given => line.asked !== undefined);
  refuseGivenEmail(user, given);
  const pace = pacer();
  for (const line of lines) {
    await pace();
    if (!line.asked) await take(tx, about, user, line);
  }
  const displaced: Displaced[] = [];
  for (const line of given) {
    await pace();
    const around = { home, roles: roles.get(line.at.id) ?? [] };
    const doctor = await giveRightsAt(tx, about, user, line, around);
    if (doctor) displaced.push({ doctor: doctor.name, practice: line.at.name });
  }
  const stricter = !strict && given.some(({ at, held }) => !held && at.twoFactor);
  const signedOut = stricter ? await endUntrusted(tx, user.id) : 0;
  return tellLines(user, lines, { home, roles, displaced, signedOut });
}

async function take(tx: Tx, about: About, user: FoundUser, { at, held }: Line): Promise<void> {
  if (!held) return;
  if (held.defaultDoctor)
    throw new InvalidError(
      fieldOf(at.id),
      `${user.name} is the Default Doctor of ${at.name}. End their login at ${at.name} itself: there you choose who takes over.`,
    );
  await endAt(tx, about, user, held, fieldOf(at.id));
}

/** Whoever reads a practice's mail could take over an account that signs in, or is written to, by it (product.md, section 5). */
function refuseGivenEmail({ name, loginKind, login, contactEmail }: FoundUser, given: Given[]): void {
  if (loginKind !== "email") return;
  for (const { at, held } of given) {
    if (held || !at.emailKey) continue;
    if (login && foldLogin(login) === at.emailKey)
      throw new InvalidError(
        fieldOf(at.id),
        `${name} signs in with ${at.name}'s own e-mail. Give them another login first.`,
      );
    if (contactEmail && foldLogin(contactEmail) === at.emailKey)
      throw new InvalidError(
        fieldOf(at.id),
        `${name}'s contact e-mail is ${at.name}'s own. Enter another one first.`,
      );
  }
}
