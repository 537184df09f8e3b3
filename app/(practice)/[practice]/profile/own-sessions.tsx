import { Chip } from "@/app/_components/badges";
import { Section } from "@/app/_components/card";
import type { FormState } from "@/app/_server/form-state";
import { OneButtonForm } from "@/app/(practice)/[practice]/one-button-form";
import type { listOwnSessions } from "@/lib/auth/own-sessions";

type Act = (state: FormState, form: FormData) => Promise<FormState>;
type OwnSessionsProps = {
  sessions: Awaited<ReturnType<typeof listOwnSessions>>;
  timeZone: string;
  end: (session: string) => Act;
  endOthers: Act;
};

/** Where one is signed in now, and the way out of each. */
export function OwnSessions({ sessions, timeZone, end, endOthers }: OwnSessionsProps) {
  const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <Section
      title="Sessions"
      description="If you don't know one of these, sign it out and change your password."
      actions={
        sessions.length > 1 && (
          <OneButtonForm act={endOthers} label="Sign out everywhere else">
            Sign out everywhere else
          </OneButtonForm>
        )
      }
    >
      <ul className="divide-y divide-line">
        {sessions.map(({ id, device, address, createdAt, lastSeenAt, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="wrap-anywhere min-w-0">
              <p>
                {device} {current && <Chip tone="accent">This one</Chip>}
              </p>
              <p className="hint">
                Signed in {moment.format(createdAt)} from {address}, last used {moment.format(lastSeenAt)}
              </p>
            </div>
            {!current && (
              <OneButtonForm
                act={end(id)}
                label={`Sign out of ${device}, signed in ${moment.format(createdAt)}`}
              >
                Sign out
              </OneButtonForm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
