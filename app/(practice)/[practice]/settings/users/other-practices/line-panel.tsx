import { CheckboxField } from "@/app/_components/checkbox-field";
import { SelectField } from "@/app/_components/select-field";
import { permissionKey } from "@/lib/auth/permissions";
import type { PracticeLine, RoleList } from "@/lib/users/membership-choices";
import type { PanelValues } from "./line-values";

type LinePanelProps = {
  line: PracticeLine;
  roles: RoleList;
  same: string;
  offersSame: boolean;
  values: PanelValues;
  open: boolean;
};

/** Role and permissions at one practice: the same as at home, or its own. What belongs to the other choice is hidden by CSS. */
export function LinePanel({ line, roles, same, offersSame, values, open }: LinePanelProps) {
  const { id, name } = line;
  const mayBeSame = offersSame || line.present === "same";
  const chosen = mayBeSame ? values.rights : "own";
  return (
    <fieldset className="place-panel" id={`panel.${id}`} hidden={!open}>
      <legend className="visually-hidden">{name}</legend>
      <div className="segments">
        <Choice id={id} value="same" label={same} chosen={chosen} disabled={!mayBeSame} />
        <Choice id={id} value="own" label="Its own role and permissions" chosen={chosen} />
      </div>
      <div className="place-own">
        <SelectField
          name={`role.${id}`}
          label="Role"
          placeholder="Choose a role"
          options={roles.map((role) => ({ value: role.key, label: role.name }))}
          defaultValue={values.role}
        />
        <div className="segments">
          {permissionKey.map((permission) => (
            <CheckboxField
              key={permission.name}
              name={`${permission.name}.${id}`}
              label={permission.label}
              warning={warningOf(permission.name, line, roles)}
              defaultChecked={values.permissions[permission.name]}
            />
          ))}
        </div>
      </div>
    </fieldset>
  );
}

type ChoiceProps = {
  id: string;
  value: "same" | "own";
  label: string;
  chosen: "same" | "own";
  disabled?: boolean;
};

function Choice({ id, value, label, chosen, disabled }: ChoiceProps) {
  return (
    <label className="check">
      <input
        type="radio"
        name={`rights.${id}`}
        value={value}
        defaultChecked={value === chosen}
        disabled={disabled}
      />
      <span className="name">{label}</span>
    </label>
  );
}

/** Said beforehand, once the box is ticked (user-form.css). */
function warningOf(permission: string, { doctor }: PracticeLine, roles: RoleList): string | undefined {
  if (permission === "defaultDoctor" && doctor)
    return `${doctor} is the Default Doctor there now. Saving takes it from them.`;
  if (permission !== "canSignForms") return undefined;
  const signing = roles.filter(({ maySign }) => maySign).map(({ name }) => name);
  return `Has an effect only with a role that may sign forms there: ${signing.join(", ") || "none yet"}.`;
}
