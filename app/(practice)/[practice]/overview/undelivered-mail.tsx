import { Section } from "@/app/_components/card";
import type { FormState } from "@/app/_server/form-state";
import { OneButtonForm } from "@/app/(practice)/[practice]/one-button-form";

type Mail = { id: string; kind: string; recipient: string; createdAt: Date; lastError: string | null };
type UndeliveredMailProps = {
  mails: Mail[];
  timeZone: string;
  again: (state: FormState, form: FormData) => Promise<FormState>;
};

const NAMES: Record<string, string> = {
  invitation: "Invitation",
  "password-reset": "Link for a new password",
  "password-changed": "Notice of a changed password",
  "login-changed": "Notice of a changed login",
};

/** E-mails given up after 24 hours, or at once where they were refused for good. */
export function UndeliveredMail({ mails, timeZone, again }: UndeliveredMailProps) {
  const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <Section
      id="mail"
      title="E-mails that could not be delivered"
      description="Check each address under Users. If they are right, tell whoever looks after Chairside here what the mail server said."
      actions={
        <OneButtonForm act={again} label="Try all undelivered e-mails again">
          Try again
        </OneButtonForm>
      }
    >
      <ul className="divide-y divide-line">
        {mails.map(({ id, kind, recipient, createdAt, lastError }) => (
          <li key={id} className="py-1.5">
            <p className="wrap-anywhere">
              {NAMES[kind] ?? "E-mail"} to {recipient}, {moment.format(createdAt)}
            </p>
            {lastError && <p className="hint wrap-anywhere">The mail server said: {lastError}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
