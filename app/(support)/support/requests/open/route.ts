import { supportHandler } from "@/app/_server/handler";
import { countLeftRequests } from "@/lib/devices/left-to-support";

/** How many login requests wait for support, for the bell. Asking doesn't put the automatic log-off off. */
export const GET = supportHandler(async (support) =>
  Response.json({ open: await countLeftRequests(support) }, { headers: { "cache-control": "no-store" } }),
);
