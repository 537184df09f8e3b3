import { ButtonLink } from "./button";
import { ConfirmBody, type ConfirmProps } from "./confirm-body";

/** The confirmation as a page of its own: what there is without JavaScript. */
export function ConfirmCard({ cancelHref, ...confirm }: ConfirmProps & { cancelHref: string }) {
  return (
    <div className="card confirm">
      <ConfirmBody
        {...confirm}
        heading={<h1>{confirm.title}</h1>}
        cancel={<ButtonLink href={cancelHref}>Cancel</ButtonLink>}
      />
    </div>
  );
}
