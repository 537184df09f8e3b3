import { FlashToast } from "@/app/_components/flash-toast";
import { IdleWarning } from "@/app/_components/idle-warning";
import NotFound from "@/app/not-found";
import type { Gate } from "@/lib/auth/read-session";
import { answerStatus } from "./answer-status";
import { FLASH_COOKIE, type Flash } from "./flash";
import { sessionEndOf } from "./session-end";
import { sessionEnd, staySignedIn } from "./stay-signed-in";

// What the layouts of the practice, the group and the support console share. Called, not made elements of: each page bears their cost.

/** What stands above every page of somebody signed in: what the last form said, and the warning before the automatic log-off. */
export function abovePages(gate: Gate, flash: Flash | undefined) {
  return (
    <>
      <FlashToast {...flash} cookie={FLASH_COOKIE} />
      <IdleWarning
        end={sessionEndOf(gate)}
        staySignedIn={staySignedIn}
        check={sessionEnd}
        signOutHref="/login"
      />
    </>
  );
}

/** As at an address that doesn't exist, whole without JavaScript too: what Next's notFound() sends is empty there. */
export function nothingHere() {
  answerStatus(404);
  return <NotFound />;
}
