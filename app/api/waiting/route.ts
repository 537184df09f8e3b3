import { currentSecret } from "@/app/_server/cookies";
import { plain, publicHandler } from "@/app/_server/handler";
import { toldOf } from "@/app/(entry)/waiting/told";
import { isOver, waitingOf } from "@/lib/devices/waiting";
import { isFree, standingStream } from "./standing-stream";

const WHY = "the session that waits says whose it is";

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** Tells a waiting page how its request stands. Whoever waits for nothing is told not to come again (204). */
export const GET = publicHandler(WHY, async (_, request) => {
  const secret = await currentSecret();
  if (!secret || isOver(await waitingOf(secret)))
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  if (!isFree(secret)) return plain(429, "This page is open too often.");
  const look = async () => toldOf(await waitingOf(secret));
  return new Response(standingStream(secret, look, request.signal), { headers });
});

/** Without it Next would open a stream for HEAD too, and never close it. */
export const HEAD = publicHandler(WHY, async () => new Response(null, { headers }));
