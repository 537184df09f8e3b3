import { eq } from "drizzle-orm";
import { disconnect } from "@/db/connection";
import { sessions } from "@/db/schema/sessions";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { hashSecret } from "@/lib/auth/secrets";
import { fromNow, SECOND } from "@/lib/clock";

/** Makes a session, by its secret, one that began and was last used so many seconds ago: beside the server, on its data. */
const [secret, began, used] = process.argv.slice(2);
if (!secret || !began || !used) throw new Error("Name the session's secret, and the seconds.");

const ago = (seconds: string) => fromNow(-Number(seconds) * SECOND);
await bookkeep("session seen", (tx) =>
  tx
    .update(sessions)
    .set({ createdAt: ago(began), lastSeenAt: ago(used) })
    .where(eq(sessions.tokenHash, hashSecret(secret))),
);
await disconnect();
