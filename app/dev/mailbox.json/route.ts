import { plain, publicHandler } from "@/app/_server/handler";
import { config } from "@/lib/config";
import { listMailbox } from "@/lib/outbox/queries";

/** The local mailbox for scripts: newest first. */
export const GET = publicHandler("the operator switched the local mailbox on", async () => {
  if (config().LOCAL_MAILBOX !== "on") return plain(404, "There is nothing here.");
  const mails = await listMailbox();
  return Response.json(
    mails.map(({ id, recipient, subject, text, html, at }) => ({
      id,
      to: recipient,
      subject,
      text,
      html,
      at,
    })),
    { headers: { "cache-control": "no-store" } },
  );
});
