import type { Bound } from "@/app/_server/action";
import type { Outcome } from "@/app/_server/settled";
import type { StaffActor } from "@/lib/auth/actor";
import type { Saved } from "@/lib/users/create-user";
import { momentOf } from "./facts-about";
import type { ShownLink } from "./setup-link-card";

/** Where a save leads: to the list with what follows from it; or, with a link to hand over, nowhere, since the page shows that once. */
export function saved(
  admin: StaffActor,
  bound: Bound,
  message: string,
  { follows, link }: Pick<Saved, "follows" | "link">,
): Outcome {
  const list = `/${bound.practice}/settings/users`;
  if (!link) return { to: list, say: { message: `${message}.`, more: follows, tone: "success" } };
  const until = momentOf(link.expiresAt, admin.practice.timeZone);
  const shown: ShownLink = {
    url: link.url,
    until,
    message: `${message}. Hand over this link`,
    follows: follows.filter((said) => !said.includes("setup link")),
  };
  return { more: { link: shown } };
}
