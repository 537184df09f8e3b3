import { change } from "@/lib/audit/change";
import { NotFoundError } from "@/lib/errors";
import { useLink } from "./links";
import { type OpenedSession, type Origin, openSession, visitorAt } from "./open-session";
import { findPersonalLink } from "./personal-link";
import { trustDevice } from "./trust-device";

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
    const session = await openSession(tx, user.id, { ...origin, deviceSecret: undefined });
    await trustDevice(tx, session.deviceId, user.id, "sign-in link");
    about(subject, { after: { Link: link.kind } });
    about(subject, { after: { session: session.sessionId, device: session.deviceId } }, "session.opened");
    return session;
  });
}
