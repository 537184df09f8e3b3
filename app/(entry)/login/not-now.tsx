import { Notice } from "@/app/_components/notice";

/** Why a right password opened nothing just now (`?wait=`). Only whoever knew it is led here. */
export function NotNow({ why }: { why: string | undefined }) {
  if (why === "declined")
    return (
      <Notice tone="warn" live>
        <strong>This device was not approved. You may ask again in 15 minutes.</strong>
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
