import type { StaffActor } from "@/lib/auth/actor";
import type { OwnPractice } from "@/lib/practices/list-own-practices";
import { practicesKnowing } from "@/lib/users/practices-knowing";
import { samePage, userAt } from "./same-page";

/** Which page of each practice somebody may switch to is like the one at this address. */
export async function pagesLike(person: StaffActor, at: string): Promise<(practice: OwnPractice) => string> {
  const pageOf = samePage(at);
  const user = userAt(at);
  const knowing = user ? await practicesKnowing(person, user) : new Set<string>();
  return ({ id, slug, admin }) => pageOf({ slug, admin, knowsUser: knowing.has(id) });
}
