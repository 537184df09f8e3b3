import type { StaffActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";

/** The ids of the first fifty people a search finds, as the user list finds them; undefined for everybody. */
export async function peopleNamed(
  admin: StaffActor,
  q: string,
): Promise<{ people?: string[]; orMore: boolean }> {
  if (!q) return { orMore: false };
  const { rows, total, orMore } = await listPeople(authorize(admin, "users.manage"), readView({ q }), []);
  return { people: rows.map(({ id }) => id), orMore: orMore || total > rows.length };
}
