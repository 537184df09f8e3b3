import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { config } from "@/lib/config";
import { listMailbox } from "@/lib/outbox/queries";

export const metadata: Metadata = { title: "Local mailbox", robots: { index: false } };

/** Every mail that neither Resend nor SMTP took, for whoever tries the product out. Only where the operator switched it on. */
export default async function MailboxPage() {
  await connection();
  if (config().LOCAL_MAILBOX !== "on") notFound();
  const mails = await listMailbox();
  return (
    <main className="mx-auto max-w-4xl space-y-6 p-6">
      <h1 className="font-semibold text-2xl">Local mailbox</h1>
      <p>
        {mails.length === 0
          ? "No mail yet. Invite somebody, or ask for a new password."
          : "Mails kept on this server, newest first. None of them was sent."}
      </p>
      <ol className="space-y-3">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Mail {...mail} />
          </li>
        ))}
      </ol>
    </main>
  );
}

function Mail({ recipient, subject, text, html, at }: Awaited<ReturnType<typeof listMailbox>>[number]) {
  return (
    <details className="rounded-lg border border-current/20 p-4">
      <summary className="cursor-pointer">
        <strong>{subject}</strong> to {recipient},{" "}
        <time dateTime={at.toISOString()}>{at.toISOString().slice(0, 16).replace("T", " ")} UTC</time>
      </summary>
      {/* Sandboxed without scripts; its links open outside the frame. */}
      <iframe
        title={`${subject} as HTML`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={`<base target="_blank">${html}`}
        className="mt-4 h-[36rem] w-full rounded border border-current/20 bg-white"
      />
      <pre className="mt-4 whitespace-pre-wrap break-words text-sm">{text}</pre>
    </details>
  );
}
