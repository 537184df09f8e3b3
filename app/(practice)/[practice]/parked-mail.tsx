import { Notice } from "@/app/_components/notice";
import type { StaffActor } from "@/lib/auth/actor";
import { authorize, may } from "@/lib/auth/authorize";
import { countParked } from "@/lib/outbox/queries";

/** Warns Admins on every page of the practice while mails of the practice could not be delivered. */
export async function ParkedMail({ actor }: { actor: StaffActor }) {
  if (!may(actor, "practice.manage")) return null;
  const parked = await countParked(authorize(actor, "practice.manage"));
  if (parked === 0) return null;
  return (
    <div className="mb-4">
      <Notice
        tone="warn"
        title={
          parked === 1 ? "One e-mail could not be delivered" : `${parked} e-mails could not be delivered`
        }
        action={<a href={`/${actor.practice.slug}#mail`}>See which</a>}
      >
        Each was tried for 24 hours, or refused for good before. The people concerned may not know yet.
      </Notice>
    </div>
  );
}
