import { Combobox } from "@/app/_components/combobox";
import { SelectField } from "@/app/_components/select-field";
import { TextField } from "@/app/_components/text-field";
import type { ProviderChoice } from "@/lib/users/form-choices";
import type { FieldsProps } from "./fields-props";

/** What this person is at the practice. */
export function PracticeFields({ values, errors, choices }: FieldsProps) {
  return (
    <>
      <Combobox
        name="providerId"
        label="PMS Provider ID"
        placeholder="Not connected"
        hint="Connecting shows this person’s public name and photo on the scheduling page in place of the provider’s."
        options={choices.providers.map(providerOption)}
        defaultValue={values.providerId}
        error={errors.providerId}
      />
      <TextField
        name="extensions"
        label="Screen Pop Extension"
        autoComplete="off"
        hint="The phones whose calls pop up for this person: 101, 102, or * for all, or *, -105 for all but 105."
        defaultValue={values.extensions}
        error={errors.extensions}
      />
      <SelectField
        name="roleId"
        label="Role"
        required
        placeholder="Choose a role"
        options={choices.roles.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={values.roleId}
        error={errors.roleId}
      />
    </>
  );
}

function providerOption({ id, abbreviation, externalId, name, holder }: ProviderChoice) {
  const number = externalId === abbreviation ? undefined : externalId;
  const detail = [name === abbreviation ? undefined : name, number].filter(Boolean).join(" · ");
  return {
    value: id,
    label: abbreviation,
    ...(detail && { detail }),
    ...(holder && { disabled: true, reason: `connected to ${holder}` }),
  };
}
