import { type ErrorResponse, Resend } from "resend";
import { SECOND } from "@/lib/clock";
import { oneLine } from "@/lib/outbox/one-line";
import { AUTOMATIC, DeliveryError, type Transport } from "./transport";

type Settings = { apiKey: string; baseUrl?: string; timeout?: number };

/** Sends through Resend, with the mail's id as idempotency key: tried again within a day, it goes out once. */
export function resendTransport({ apiKey, baseUrl, timeout = 30 * SECOND }: Settings): Transport {
  const resend = new Resend(apiKey, { baseUrl: baseUrl?.replace(/\/+$/, "") });
  return {
    name: "resend",
    async send({ id, from, to, subject, text, html }) {
      const { data, error } = await resend.emails.send(
        { from: oneLine(from), to, subject: oneLine(subject), text, html, headers: AUTOMATIC },
        { idempotencyKey: id, signal: AbortSignal.timeout(timeout) },
      );
      if (error) throw refusal(error);
      if (!data.id) throw new DeliveryError("Resend answered without an id", false);
    },
  };
}

function refusal({ statusCode, name, message }: ErrorResponse): DeliveryError {
  const status = statusCode ?? "no answer";
  return new DeliveryError(`Resend: ${status} ${name}: ${oneLine(message)}`, isPermanent(statusCode, name));
}

// 401, 403, 404 and a bad sender are the operator's to mend, and the mail must survive it. 409 comes in two kinds:
// the same mail still under way, and another text under an id that was already taken.
function isPermanent(status: number | null, name: ErrorResponse["name"]): boolean {
  if (status === 409) return name === "invalid_idempotent_request";
  return [400, 413, 422].includes(status ?? 0) && name !== "invalid_from_address";
}
