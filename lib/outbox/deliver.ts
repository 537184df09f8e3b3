import { config } from "@/lib/config";
import { ConflictError } from "@/lib/errors";
import { pacer } from "@/lib/pacer";
import { claim, listDue, type MailRow } from "./claim";
import { compose } from "./compose";
import { oneLine } from "./one-line";
import { isHopeless } from "./pauses";
import { drop, markSent, park, tryLater } from "./settle";
import { DeliveryError, type Transport } from "./transports/transport";

/** One slow recipient must not hold up the others. */
const LANES = 4;

/** Sends everything that is due, each mail once however many workers do this; says how many it tried. `stop` ends it after the mails under way. */
export async function deliverDue(transport: Transport, worker: string, stop?: AbortSignal): Promise<number> {
  let tried = 0;
  // Thousands at once, as an import leaves them: writing a mail takes longer than a request, and others have their turn between two.
  const pace = pacer();
  for (let due = await listDue(); due.length > 0 && !stop?.aborted; due = await listDue()) {
    const lane = async () => {
      for (let id = due.shift(); id && !stop?.aborted; id = due.shift()) {
        const mail = await claim(id, worker);
        if (!mail) continue;
        await deliver(transport, mail, worker);
        tried++;
        await pace();
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  return tried;
}

/** Nothing is sent inside a transaction: claimed in one, sent, settled in another. Killed in between, the claim lapses and the mail goes with the same key. */
async function deliver(transport: Transport, mail: MailRow, worker: string): Promise<void> {
  const outcome = await send(transport, mail);
  if (outcome === "sent") return markSent(mail);
  if (outcome === "gone") return drop(mail, worker);
  const { message, permanent } = outcome;
  if (permanent || isHopeless(mail)) return park(mail, worker, message).catch(leaveToTheOther);
  return tryLater(mail, worker, message);
}

async function send(transport: Transport, mail: MailRow): Promise<"sent" | "gone" | DeliveryError> {
  try {
    const text = await compose(mail);
    if (!text) return "gone";
    await transport.send({ id: mail.id, from: config().MAIL_FROM, to: [mail.recipient], ...text });
    return "sent";
  } catch (error) {
    if (error instanceof DeliveryError) return error;
    return new DeliveryError(oneLine(reasonOf(error)), false);
  }
}

/** The cause's own words: around them the database tells what it was asked with. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function leaveToTheOther(error: unknown): void {
  if (!(error instanceof ConflictError)) throw error;
}
