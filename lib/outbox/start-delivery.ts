import { newId } from "@/db";
import { SECOND } from "@/lib/clock";
import { chooseTransport } from "./choose-transport";
import { deliverDue } from "./deliver";
import type { Transport } from "./transports/transport";
import { onWakeOutbox } from "./wake";

/** How long a mail that another server left behind, or a pause that is over, may go unnoticed. */
const LOOK_EVERY = 5 * SECOND;

/** Delivers mails as they come until the server shuts down, or until the function it answers is called. */
export function startDelivery(transport: Transport = chooseTransport()): () => void {
  const stopping = new AbortController();
  const look = oneAtATime(() => deliverDue(transport, newId(), stopping.signal));
  const timer = setInterval(look, LOOK_EVERY).unref();
  const stop = () => {
    stopping.abort();
    clearInterval(timer);
    onWakeOutbox(undefined);
    process.off("chairside:shutdown", stop);
  };
  onWakeOutbox(look);
  process.on("chairside:shutdown", stop);
  look();
  return stop;
}

/** Called while it runs, it runs once more afterwards. A failure (the database is away) waits for the next call. */
function oneAtATime(work: () => Promise<unknown>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work().catch((error: unknown) => console.error("Mail could not be looked through:", error));
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}
