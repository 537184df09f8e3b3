import type { FormState } from "@/app/_server/form-state";
import { Notice } from "./notice";
import { SubmitButton } from "./submit-button";

type DeclineFormsProps = { state: FormState; send: (form: FormData) => void; name: string };

/** Declining needs nothing but a press; what follows from the stronger one is said before it. */
export function DeclineForms({ state: { errors, at }, send, name }: DeclineFormsProps) {
  return (
    <div className="grid gap-4 border-line border-t pt-5">
      {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
      <form action={send} className="grid" aria-label="Decline">
        <input type="hidden" name="secure" value="" />
        <SubmitButton size="large" variant="secondary" pendingText="Declining…">
          Decline
        </SubmitButton>
      </form>
      <form action={send} className="grid gap-2" aria-label="Decline and secure this account">
        <input type="hidden" name="secure" value="yes" />
        <p className="hint" id="secure-follows">
          Somebody else may know the password? Secure the account: all sessions of {name} end, none of their
          devices is trusted any more, and they must choose a new password.
        </p>
        <SubmitButton size="large" variant="danger" pendingText="Securing…" aria-describedby="secure-follows">
          Decline and secure this account
        </SubmitButton>
      </form>
    </div>
  );
}
