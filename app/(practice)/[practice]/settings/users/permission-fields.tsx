import { CheckboxField } from "@/app/_components/checkbox-field";
import { CheckboxGroup } from "@/app/_components/fieldset";
import { TextField } from "@/app/_components/text-field";
import { type Permission, permissionKey } from "@/lib/auth/permissions";
import { noEffectOfSigning } from "@/lib/users/rules";
import type { FieldsProps } from "./fields-props";

/** The five permissions of the Permissions Key, and the name on forms that goes with Default Doctor. */
export function PermissionFields(props: FieldsProps) {
  const { values, errors } = props;
  return (
    <>
      <CheckboxGroup legend="Permissions">
        {permissionKey.map(({ name, label, definition }) => (
          <CheckboxField
            key={name}
            name={name}
            label={label}
            definition={definition}
            warning={warnings[name]?.(props)}
            defaultChecked={values[name] === "on"}
            error={errors[name]}
          />
        ))}
      </CheckboxGroup>
      <div data-with="defaultDoctor">
        <TextField
          name="nameOnForms"
          label="Name on Forms"
          autoComplete="off"
          hint="What forms and review requests print. Empty means Public Name. For two doctors: Dr. Moreno & Dr. Lee."
          defaultValue={values.nameOnForms}
          error={errors.nameOnForms}
        />
      </div>
    </>
  );
}

type Warning = (props: FieldsProps) => string | undefined;

// Said beforehand. Without JavaScript they stand by for when the box is ticked (user-form.css).
const warnings: Partial<Record<Permission, Warning>> = {
  admin: ({ self, values, watched }) =>
    self && values.admin && watched && !watched.admin
      ? "This takes your own Admin permission from you. Another Admin would have to give it back."
      : undefined,
  defaultDoctor: ({ choices: { defaultDoctor: holder }, watched, userId }) => {
    if (!holder || holder.id === userId || (watched && !watched.defaultDoctor)) return undefined;
    return `${holder.name} is the Default Doctor now. Saving gives it to ${watched?.name?.trim() || "this person"} instead.`;
  },
  canSignForms: ({ choices: { roles }, watched }) => {
    const signing = roles.filter(({ maySign }) => maySign).map(({ name }) => name);
    if (!watched)
      return `Has an effect only with a role that may sign forms here: ${signing.join(", ") || "none yet"}.`;
    const role = roles.find(({ id }) => id === watched.roleId);
    return role && noEffectOfSigning(Boolean(watched.canSignForms), role);
  },
};
