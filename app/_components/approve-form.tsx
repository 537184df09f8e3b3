import { type ReactNode, useEffect, useRef } from "react";
import type { FormState } from "@/app/_server/form-state";
import { CheckboxField } from "./checkbox-field";
import { Notice } from "./notice";
import { PasswordField } from "./password-field";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";

export type ApproveRules = {
  /** Whose request it is. */
  name: string;
  numberRule: "always" | "unless_absent" | "never";
  /** Nobody is known to be the Admin yet: the password is asked for in any case. */
  asksPassword: boolean;
  /** Their own request, which a sole Admin may approve. */
  own?: boolean;
};

type ApproveFormProps = ApproveRules & {
  state: FormState;
  send: (form: FormData) => void;
  /** Further fields, before the button. */
  children?: ReactNode;
};

/** The number, or the password in its place. What is not asked for is hidden by the style sheet alone, so it works without JavaScript. */
export function ApproveForm({
  state,
  send,
  name,
  numberRule,
  asksPassword,
  own = false,
  children,
}: ApproveFormProps) {
  const { values, errors, at } = state;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (at) form.current?.querySelector<HTMLInputElement>("[aria-invalid]")?.focus();
  }, [at]);
  return (
    <form action={send} ref={form} className="group/approve grid gap-4" aria-label="Approve" noValidate>
      {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
      {numberRule !== "never" && (
        <NumberField
          key={`number-${at}`}
          hint={own ? ON_YOUR_SCREEN : `Ask ${name} to read it out, on the phone or in person.`}
          typed={values["number"]}
          error={errors["number"]}
        />
      )}
      {numberRule === "unless_absent" && (
        <CheckboxField
          key={`absent-${at}`}
          name="absent"
          label="I can't ask them"
          definition="Your password takes the number's place. The log and the e-mails about it say so."
          defaultChecked={values["absent"] === "on"}
        />
      )}
      {(asksPassword || numberRule === "unless_absent") && (
        <div className={asksPassword ? "" : "hidden group-has-[[name=absent]:checked]/approve:block"}>
          <PasswordField
            key={`password-${at}`}
            name="password"
            label="Password"
            hint={asksPassword ? "Yours, so that it is certain that you are the one who approves." : "Yours."}
            required
            error={errors["password"]}
          />
        </div>
      )}
      {children}
      <SubmitButton size="large" pendingText="Approving…">
        Approve
      </SubmitButton>
    </form>
  );
}

const ON_YOUR_SCREEN = "It stands on the page that waits for this.";

type NumberFieldProps = { hint: string; typed: string | string[] | undefined; error: string | undefined };

function NumberField({ hint, typed, error }: NumberFieldProps) {
  return (
    <div className="group-has-[[name=absent]:checked]/approve:hidden">
      <TextField
        name="number"
        label="Number on their screen"
        hint={hint}
        required
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        className="tabular max-w-40 text-lg! tracking-[0.2em]"
        defaultValue={typed as string | undefined}
        error={error}
      />
    </div>
  );
}
