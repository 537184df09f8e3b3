import { createTransport } from "nodemailer";
import { SECOND } from "@/lib/clock";
import { oneLine } from "@/lib/outbox/one-line";
import { AUTOMATIC, DeliveryError, type Transport } from "./transport";

/** Sends over SMTP, a connection a mail. The Message-ID is made from the mail's id, so that a mail sent twice (the answer was lost) can be recognised. */
export function smtpTransport(url: string, timeout = 15 * SECOND): Transport {
  const mailer = createTransport(withSettings(url, timeout));
  return {
    name: "smtp",
    async send({ id, from, to, subject, text, html }) {
      const sender = oneLine(from);
      const { rejected } = await mailer
        .sendMail({
          messageId: messageId(id, sender),
          from: sender,
          to: to.map((address) => ({ name: "", address: oneLine(address, 320) })),
          subject: oneLine(subject),
          text,
          html,
          headers: AUTOMATIC,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        .catch(refuse);
      if (rejected.length > 0) throw new DeliveryError(`SMTP: refused for ${rejected.join(", ")}`, true);
    },
  };
}

// nodemailer takes nothing else beside a url, so its settings go into it. A password never travels in the clear.
function withSettings(url: string, timeout: number): string {
  const settings = new URL(url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(settings.hostname);
  const all = {
    dnsTimeout: timeout,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    requireTLS: settings.password !== "" && !isHere,
  };
  for (const [name, value] of Object.entries(all))
    if (!settings.searchParams.has(name)) settings.searchParams.set(name, String(value));
  return settings.href;
}

function messageId(id: string, from: string): string {
  const domain = /@([\w.-]+)>?$/.exec(from)?.[1] ?? "localhost";
  return `<${id.replace(/[^\w.-]/g, "")}@${domain}>`;
}

type SmtpFailure = Error & { responseCode?: number; command?: string; code?: string };

function refuse(error: SmtpFailure): never {
  throw new DeliveryError(
    `SMTP: ${error.responseCode ?? error.code ?? "no answer"} ${oneLine(error.message)}`,
    isPermanent(error),
  );
}

// 5xx about this recipient or this text. 5xx to the greeting, the password or the sender is the operator's to mend.
function isPermanent({ responseCode = 0, command = "", message }: SmtpFailure): boolean {
  if (message.startsWith("Invalid recipient") || message.startsWith("No recipients")) return true;
  return responseCode >= 500 && ["RCPT TO", "DATA"].includes(command);
}
