import { type Config, config } from "@/lib/config";
import { mailboxTransport } from "./transports/mailbox";
import { resendTransport } from "./transports/resend";
import { smtpTransport } from "./transports/smtp";
import type { Transport } from "./transports/transport";

/** The way out that the operator configured: Resend, SMTP, or with neither the local mailbox. */
export function chooseTransport(settings: Config = config()): Transport {
  const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl, SMTP_URL } = settings;
  if (apiKey) return resendTransport({ apiKey, ...(baseUrl && { baseUrl }) });
  if (SMTP_URL) return smtpTransport(SMTP_URL);
  return mailboxTransport();
}
