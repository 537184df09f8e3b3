import { Facts } from "./facts";
import { MailButton } from "./mail-button";
import { type From, MailFrame } from "./mail-frame";
import { Words } from "./mail-words";

/** To all Admins of a practice. `changes` are whole sentences; `link` leads to Settings › Practice. */
export type SecurityChangedProps = From & {
  changes: string[];
  changedBy: string;
  changedAt: string;
  link: string;
};

export function subject({ practice }: SecurityChangedProps): string {
  return `Sign-in security of ${practice} was changed`;
}

export function SecurityChanged(props: SecurityChangedProps) {
  const { practice, colour, changes, changedBy, changedAt, link } = props;
  return (
    <MailFrame
      practice={practice}
      colour={colour}
      title="Sign-in security was changed"
      preview={changes[0] ?? ""}
      because={`You get this because you are an Admin of ${practice}.`}
    >
      {changes.map((change) => (
        <Words key={change}>
          <b>{change}</b>
        </Words>
      ))}
      <Facts facts={{ Practice: practice, "Changed by": changedBy, Changed: changedAt }} />
      <Words>If you didn't expect this, ask {changedBy}, and change it back.</Words>
      <MailButton link={link} label="See the settings" colour={colour} />
    </MailFrame>
  );
}
