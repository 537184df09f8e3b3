/** One mail, ready to go. The same `id` at every try: it is the idempotency key and the seed of the Message-ID. */
export type Mail = {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
};

/** A way out for mails. `send` throws a DeliveryError when the mail was not taken. */
export type Transport = {
  name: string;
  send(mail: Mail): Promise<void>;
};

/** A mail was not taken. `permanent`: this mail never will be; otherwise (network, quota, the operator's key or sender) try again with the same id. */
export class DeliveryError extends Error {
  override name = "DeliveryError";
  constructor(
    message: string,
    readonly permanent: boolean,
  ) {
    super(message);
  }
}

/** Says so to whatever would answer by itself, such as an out-of-office notice (RFC 3834). */
export const AUTOMATIC = { "Auto-Submitted": "auto-generated" };
