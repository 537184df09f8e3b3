import type { ReactNode } from "react";
import { SubmitButton } from "./submit-button";

export type ConfirmProps = {
  title: string;
  children?: ReactNode;
  consequences: ReactNode[];
  action: (form: FormData) => void | Promise<void>;
  hidden?: Record<string, string>;
  confirm: string;
  tone?: "danger" | "primary";
};
type ConfirmBodyProps = ConfirmProps & { heading: ReactNode; cancel: ReactNode };

/** What a confirmation says and posts, in a dialog and on a page. `children` may hold fields: who takes over. */
export function ConfirmBody({
  heading,
  children,
  consequences,
  action,
  hidden = {},
  confirm,
  tone = "danger",
  cancel,
}: ConfirmBodyProps) {
  return (
    <form action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {heading}
      <ul className="consequences">
        {consequences.map((consequence, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
          <li key={at}>
            <span>{consequence}</span>
          </li>
        ))}
      </ul>
      {children}
      <div className="dialog-actions">
        {cancel}
        <SubmitButton variant={tone}>{confirm}</SubmitButton>
      </div>
    </form>
  );
}
