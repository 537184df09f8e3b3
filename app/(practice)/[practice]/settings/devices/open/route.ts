import { handler } from "@/app/_server/handler";
import { countOpenRequests } from "@/lib/devices/queries";

/** How many login requests wait, for the bell. Asking doesn't put the automatic log-off off. */
export const GET = handler("logins.decide", async (admin) =>
  Response.json({ open: await countOpenRequests(admin) }, { headers: { "cache-control": "no-store" } }),
);
