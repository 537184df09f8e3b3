import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Facts } from "@/db/schema/audit";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { oneMore } from "@/db/sql";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { savePhoto } from "@/lib/photos/save-photo";
import { foldForSearch } from "@/lib/text";
import { publicNameColumns } from "./add-person";
import { dropPhoto } from "./drop-photo";
import type { ProfileInput } from "./input";
import { getOwnProfile, type OwnProfile } from "./own-profile";

/** Changes one's own name, and public name and photo at this practice. Nothing else of oneself is one's own to change. */
export async function changeOwnProfile(
  user: Authorized<"profile.manage">,
  input: ProfileInput,
): Promise<void> {
  if (Object.keys(asked(await getOwnProfile(user), input)).length === 0) return;
  await change(user, "profile.changed", async (tx, about) => {
    const before = await getOwnProfile(user);
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
