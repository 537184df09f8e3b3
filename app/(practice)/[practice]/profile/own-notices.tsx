import { Section } from "@/app/_components/card";
import { EmailText } from "@/app/_components/email-text";
import { momentIn } from "@/app/_components/moment";
import type { Notice } from "@/lib/audit/own-notices";

type OwnNoticesProps = { notices: Notice[]; address: string | null; admin: boolean; timeZone: string };

/** Where e-mail updates go and which there are, and what was lately written down about oneself. */
export function OwnNotices({ notices, address, admin, timeZone }: OwnNoticesProps) {
  return (
    <Section
      title="Notices"
      id="notices"
      description="What is written down about your account. If you don't know one of these, change your password and tell an Admin."
    >
      <div className="grid gap-3">
        <div>
          <p className="wrap-anywhere">
            {address ? (
              <>
                E-mail updates go to <EmailText>{address}</EmailText>.
              </>
            ) : (
              "You get no e-mail updates: an Admin can add a contact email for you. Notices stand here."
            )}
          </p>
          {address && <p className="hint">{whichOnes(admin)}</p>}
        </div>
        {notices.length > 0 && (
          <ol className="divide-y divide-line border-line border-t">
            {notices.map(({ id, at, sentence }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
                <span className="wrap-anywhere min-w-0 flex-1 basis-64">{sentence}</span>
                <time className="hint tabular whitespace-nowrap" dateTime={at.toISOString()}>
                  {momentIn(timeZone, at)}
                </time>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Section>
  );
}

const EVERYBODYS =
  "You are told when your password, your login or your contact email is changed, and what was decided on a new device of yours.";
const ADMINS =
  "As an Admin you are also told of login requests, of changes to the sign-in rules, and when a recovery code is used.";

/** All of them guard the account, so none can be switched off. */
function whichOnes(admin: boolean): string {
  return [EVERYBODYS, admin && ADMINS, "None of these can be switched off: they guard your account."]
    .filter(Boolean)
    .join(" ");
}
