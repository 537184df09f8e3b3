import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Facts } from "@/db/schema/audit";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { type Difference, StaleError } from "@/lib/errors";
import { savePhoto } from "@/lib/photos/save-photo";
import { foldForSearch } from "@/lib/text";
import { publicNameColumns } from "./add-person";
import { dropPhoto } from "./drop-photo";
import type { ProfileInput } from "./input";
import { getOwnProfile, type OwnProfile, profileVersion, readProfileVersion } from "./own-profile";

/**
 * Changes one's own name, and public name and photo at this practice. Nothing else of oneself is one's own to change. Throws StaleError when
 * an Admin changed the same since the form was opened; what only they changed stays as they saved it.
 */
export async function changeOwnProfile(
  user: Authorized<"profile.manage">,
  sent: ProfileInput,
): Promise<void> {
  const now = await getOwnProfile(user);
  if (Object.keys(asked(now, wantedOf(now, sent))).length === 0) return;
  await change(user, "profile.changed", async (tx, about) => {
    const before = await getOwnProfile(user);
    const input = wantedOf(before, sent);
    const after = asked(before, input);
    await saveName(tx, user.userId, input.name);
    const photoId = await photoOf(tx, user, before, input);
    const place = { ...publicNameColumns(input.publicName), photoId };
    await tx.update(memberships).set(place).where(eq(memberships.id, user.membershipId));
    if (photoId !== before.photoId) await dropPhoto(tx, before.photoId);
    const subject = { kind: "user", id: user.userId, name: input.name };
    about(subject, { before: only(factsOf(before), Object.keys(after)), after });
  });
}

/** What is to be saved: of the fields that somebody else saved in between, theirs, where the person left them as they were. */
function wantedOf(now: OwnProfile, sent: ProfileInput): ProfileInput {
  const was = readProfileVersion(sent.version) ?? now;
  const wanted = {
    ...sent,
    name: sent.name === was.name ? now.name : sent.name,
    publicName: sent.publicName === was.publicName ? now.publicName : sent.publicName,
  };
  const isUnseen =
    (now.name !== was.name && wanted.name !== now.name) ||
    (now.publicName !== was.publicName && wanted.publicName !== now.publicName) ||
    (now.photoId !== was.photoId && isNewPhoto(sent));
  if (isUnseen) throw new StaleError(profileVersion(now), differencesOf(now, sent));
  return wanted;
}

function differencesOf(now: OwnProfile, sent: ProfileInput): Difference[] {
  const { name, publicName, photoId } = now;
  const fields = [
    { field: "name", label: "Name", saved: name, yours: sent.name },
    { field: "publicName", label: "Public Name", saved: publicName ?? "", yours: sent.publicName ?? "" },
  ].filter(({ saved, yours }) => saved !== yours);
  if (!isNewPhoto(sent)) return fields;
  const yours = sent.photoStaged ? "a new one" : "";
  return [...fields, { field: "photo", label: "Profile Photo", saved: photoId ? "a photo" : "", yours }];
}

function isNewPhoto({ photoStaged, photoRemove }: ProfileInput): boolean {
  return photoStaged !== undefined || photoRemove;
}

/** What differs from the profile as it is, in the words of the log. */
function asked(profile: OwnProfile, input: ProfileInput): Facts {
  const photo = input.photoStaged ? "a new one" : !input.photoRemove && profile.photoId !== null;
  const after: Facts = { Name: input.name, "Public Name": input.publicName, "Profile Photo": photo };
  const before = factsOf(profile);
  return only(
    after,
    Object.keys(after).filter((label) => after[label] !== before[label]),
  );
}

function factsOf({ name, publicName, photoId }: OwnProfile): Facts {
  return { Name: name, "Public Name": publicName, "Profile Photo": photoId !== null };
}

function only(facts: Facts, labels: string[]): Facts {
  return Object.fromEntries(labels.map((label) => [label, facts[label] ?? null]));
}

function saveName(tx: Tx, userId: string, name: string) {
  const counted = { version: oneMore(users.version) };
  return tx
    .update(users)
    .set({ name, nameKey: foldForSearch(name), ...counted })
    .where(eq(users.id, userId));
}

async function photoOf(tx: Tx, user: Authorized<"profile.manage">, before: OwnProfile, input: ProfileInput) {
  if (input.photoStaged) return savePhoto(tx, user, input.photoStaged);
  return input.photoRemove ? null : before.photoId;
}
