import type { UserRow } from "@/lib/users/add-person";
import type { Slug } from "./cast/member";
import type { DemoPractice } from "./found-practices";

/** Who is on stage: the practices, and the people added so far by name. */
export type Cast = { practices: Map<Slug, DemoPractice>; people: Map<string, UserRow> };

export function practiceOf(cast: Cast, slug: Slug): DemoPractice {
  const practice = cast.practices.get(slug);
  if (!practice) throw new Error(`No practice ${slug}.`);
  return practice;
}

export function personOf(cast: Cast, name: string): UserRow {
  const person = cast.people.get(name);
  if (!person) throw new Error(`${name} was not added yet.`);
  return person;
}
