import { currentSecret } from "@/app/_server/cookies";
import { publicHandler } from "@/app/_server/handler";
import { toldOf } from "@/app/(entry)/waiting/told";
import { waitingOf } from "@/lib/devices/waiting";

/** How this browser's request stands, for a page that the event stream doesn't reach. It prolongs no session and uses no approval. */
export const GET = publicHandler("the session that waits says whose it is", async () =>
  Response.json(toldOf(await waitingOf(await currentSecret())), {
    headers: { "cache-control": "no-store" },
  }),
);
