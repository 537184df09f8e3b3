import { decidersAt } from "@/lib/devices/deciders";
import type { UserRow } from "@/lib/users/add-person";
import type { Cast } from "./cast";

/** Who approved somebody's new device, as it will stand under Devices: an Admin of their practice, rather the one who set it up, and never themselves. */
export async function approverOf(cast: Cast, person: UserRow): Promise<string> {
  const home = [...cast.practices.values()].find(({ id }) => id === person.homePracticeId);
  const admins = (await decidersAt(person.homePracticeId)).filter(({ id }) => id !== person.id);
  const founder = [...cast.people.values()].find(({ login }) => login === home?.setUpBy);
  const first = admins.find(({ id }) => id === founder?.id);
  const others = admins.map(({ name }) => name).sort();
  return first?.name ?? others[0] ?? "first set-up";
}
