import type { StaffActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { foldForSearch } from "@/lib/text";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";

/** The users of the practice a typed name may mean; one alone when it is their whole name. */
export async function peopleCalled(actor: StaffActor, name: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await listPeople(authorize(actor, "users.manage"), readView({ q: name }), []);
  const whole = rows.filter((row) => foldForSearch(row.name) === foldForSearch(name));
  return (whole.length === 1 ? whole : rows).slice(0, 10);
}
