import { type Authorized, authorize } from "@/lib/auth/authorize";
import { getUser } from "./find-user";
import { homesFor, notTheirs } from "./move-home";

/** What follows from moving a user's home, told beforehand; which practices it can be moved to; why it can't be. */
export async function beforeMoving(admin: Authorized<"group.manage">, userId: string) {
  const user = await getUser(authorize(admin, "users.manage"), userId);
  const { from, candidates } = await homesFor(admin, user);
  const { name } = user;
  const nowhere =
    candidates.length === 0
      ? `${name} can log in to no other practice of yours. Give them login there first.`
      : undefined;
  return {
    user,
    candidates: candidates.map(({ practice }) => ({ id: practice.id, name: practice.name })),
    refused: from ? nowhere : notTheirs(user),
    sentences: [
      `${name}’s name, sign-in, e-mail and last day then belong to the Admins of the new home practice, who also decide on their new devices.`,
      `Role and permissions stay as they are at ${from?.practice.name ?? "the home"} and at the new home.`,
      "Practices with the same permissions as at home follow the new one.",
      "Open login requests of theirs are withdrawn: they sign in again and ask there.",
    ],
  };
}
