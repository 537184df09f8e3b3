import { CheckboxField } from "@/app/_components/checkbox-field";
import { RadioGroup } from "@/app/_components/radio-group";
import { TextField } from "@/app/_components/text-field";

export type RuleValues = { twoFactor: string; numberRule: string; trustDays: string; version: string };
type DeviceRulesFieldsProps = { values: RuleValues; errors: Record<string, string>; wasOn: boolean };

const NUMBER_RULES = [
  {
    value: "always",
    label: "Always",
    detail: "Whoever approves asks the person for the number, and can't approve without it. The safest.",
  },
  {
    value: "unless_absent",
    label: "Unless absent",
    detail: "Where the person has left their screen, the Admin's own password takes the number's place.",
  },
  {
    value: "never",
    label: "Never",
    detail: "One press approves. An Admin in a hurry may let the wrong person in.",
  },
];

/** What each setting does, and what follows from changing it, said beforehand. */
export function DeviceRulesFields({ values, errors, wasOn }: DeviceRulesFieldsProps) {
  return (
    <>
      <CheckboxField
        name="twoFactor"
        label="2 Factor Authenticator"
        definition={
          wasOn
            ? "Turned off, whoever knows a password can sign in with it from any device. Login requests that wait are withdrawn, and those people sign in again. The list of trusted devices is kept."
            : "Turned on, new devices wait for a decision. The devices people are signed in on now become trusted, so nobody is thrown out."
        }
        defaultChecked={values.twoFactor === "on"}
        error={errors["twoFactor"]}
      />
      <RadioGroup
        name="numberRule"
        legend="Number on their screen"
        hint="Whoever waits sees four digits. Asking for them, by phone or in person, shows that it is really them."
        options={NUMBER_RULES}
        defaultValue={values.numberRule}
        error={errors["numberRule"] ?? ""}
      />
      <TextField
        name="trustDays"
        label="Approve again after"
        hint="Days a trusted device may lie unused, 1 to 365. Then its next sign-in waits for a decision."
        type="number"
        inputMode="numeric"
        min={1}
        max={365}
        required
        className="max-w-32"
        defaultValue={values.trustDays}
        error={errors["trustDays"]}
      />
    </>
  );
}
