import { momentIn } from "@/app/_components/moment";
import { Notice } from "@/app/_components/notice";
import { now } from "@/lib/clock";
import { ASK_AGAIN_AFTER } from "@/lib/devices/rules";
import { timeZones } from "@/lib/practices/time-zones";

type NotNowProps = { why: string | undefined; until: string | undefined; zone: string | undefined };

/** Why a right password opened nothing just now (`?wait=`). Only whoever knew it is led here; the page looks nothing up. */
export function NotNow({ why, until, zone }: NotNowProps) {
  if (why === "declined")
    return (
      <Notice tone="warn" live>
        <strong>This device was not approved. {askAgain(until, zone)}</strong>
        <p>Ask an Admin of your practice.</p>
      </Notice>
    );
  if (why === "too-many")
    return (
      <Notice tone="warn" live>
        <strong>
          There are too many open requests for new devices: wait until an Admin has decided, or try again in
          an hour.
        </strong>
      </Notice>
    );
  return null;
}

/** Anybody can write an address: a moment is told only where it can be one. */
function askAgain(until = "", zone = ""): string {
  const at = new Date(until);
  const left = at.getTime() - now().getTime();
  if (left <= 0) return "It may ask again now.";
  if (left > ASK_AGAIN_AFTER || !timeZones().includes(zone) || Number.isNaN(left))
    return "It may ask again 15 minutes after that.";
  return `It may ask again from ${momentIn(zone, at)} on.`;
}
