import { change } from "@/lib/audit/change";
import type { OpenedSession } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { NotFoundError } from "@/lib/errors";
import { useLink } from "./links";
import { openTrusted, visitorAt } from "./open-session";
import { findPersonalLink } from "./personal-link";

/**
 * Signs the person in that a sign-in link belongs to. Only the operator makes such links, on the server (bin/demo.ts), so the browser
 * that uses one is trusted. Throws NotFoundError when the link doesn't work any more.
 */
export async function signInByLink(token: string, origin: Origin): Promise<OpenedSession> {
  const found = await findPersonalLink(token, "sign-in");
  if (!found) throw new NotFoundError();
  const { user, link } = found;
  const subject = { kind: "user", id: user.id, name: user.name, practiceId: user.homePracticeId };
  return change(visitorAt(origin), "setup.link-used", async (tx, about) => {
    if (!(await useLink(tx, link.id))) throw new NotFoundError();
    about(subject, { after: { Link: link.kind } });
    return openTrusted(tx, about, user.id, origin, "sign-in link");
  });
}
