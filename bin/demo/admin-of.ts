import { type Authorized, authorize } from "@/lib/auth/authorize";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { type Cast, practiceOf } from "./cast";
import type { Slug } from "./cast/member";
import { openFor } from "./sign-in-as";

type Admin = Authorized<"users.manage">;

const signedIn = new WeakMap<Cast, Map<Slug, Admin>>();

/** The Admin who set a practice up, signed in there at their first act. */
export async function adminOf(cast: Cast, slug: Slug): Promise<Admin> {
  const admins = signedIn.get(cast) ?? new Map<Slug, Admin>();
  signedIn.set(cast, admins);
  const admin = admins.get(slug) ?? (await signInFounder(cast, slug));
  admins.set(slug, admin);
  return admin;
}

async function signInFounder(cast: Cast, slug: Slug): Promise<Admin> {
  const { setUpBy } = practiceOf(cast, slug);
  const founder = [...cast.people.values()].find(({ login }) => login === setUpBy);
  if (!founder) throw new Error(`${setUpBy} comes later than whom they add at ${slug}.`);
  const { token } = await openFor(cast, founder.name, slug, "mac");
  const actor = staffActor(await readSession(token, slug));
  if (!actor) throw new Error(`${founder.name} has no way into ${slug}.`);
  return authorize(actor, "users.manage");
}
