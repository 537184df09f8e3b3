import { RadioGroup } from "@/app/_components/radio-group";
import { TextField } from "@/app/_components/text-field";
import type { FieldsProps } from "./fields-props";

const KINDS = [
  { value: "email", label: "Email" },
  { value: "username", label: "Username" },
  { value: "none", label: "No login (profile only)" },
];

/** How this person signs in. The field of another choice is hidden by CSS (user-form.css), so that it needs no JavaScript. */
export function LoginFields({ values, errors, homeElsewhere }: FieldsProps) {
  const readOnly = homeElsewhere !== undefined;
  const kinds = KINDS.map((kind) => ({ ...kind, disabled: readOnly && kind.value !== values.loginKind }));
  const texts = { autoComplete: "off", autoCapitalize: "none", spellCheck: false, readOnly };
  return (
    <>
      <RadioGroup
        name="loginKind"
        legend="Log in with"
        options={kinds}
        defaultValue={values.loginKind || "email"}
        error={errors.loginKind}
      />
      <div data-login="email">
        <TextField
          {...texts}
          name="email"
          type="email"
          label="Email"
          required
          defaultValue={values.email}
          error={errors.email}
        />
      </div>
      <div data-login="username">
        <TextField
          {...texts}
          name="username"
          label="Username"
          required
          hint="3–64 letters, digits, dots, _ and -, starting with a letter."
          defaultValue={values.username}
          error={errors.username}
        />
      </div>
      <p className="hint" data-login="none">
        Appears to patients and on forms, and can never sign in.
      </p>
      <TextField
        {...texts}
        name="contactEmail"
        type="email"
        label="Contact email"
        hint="Gets e-mail updates. Patients will not see this."
        defaultValue={values.contactEmail}
        error={errors.contactEmail}
      />
    </>
  );
}
