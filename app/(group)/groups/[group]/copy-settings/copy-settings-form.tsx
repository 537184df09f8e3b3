"use client";

import { CheckboxField } from "@/app/_components/checkbox-field";
import { CheckboxGroup } from "@/app/_components/fieldset";
import { SelectField } from "@/app/_components/select-field";
import type { Send } from "@/app/_server/form-state";
import { CopyForm, type PracticeName } from "@/app/(group)/groups/[group]/copy-form";
import type { settingsParts } from "@/lib/groups/settings-parts";

type CopySettingsFormProps = { send: Send; practices: PracticeName[]; parts: typeof settingsParts };

export function CopySettingsForm({ send, practices, parts }: CopySettingsFormProps) {
  return (
    <CopyForm send={send} practices={practices} labels={{ from: "Copy from", parts: "What to copy" }}>
      {({ values, errors, at }) => {
        const chosen = [values["parts"]].flat();
        return (
          <div className="card grid gap-4" key={at}>
            <SelectField
              name="from"
              label="Copy from"
              error={errors["from"]}
              defaultValue={String(values["from"] ?? practices[0]?.[0])}
              options={practices.map(([value, label]) => ({ value, label }))}
            />
            <CheckboxGroup legend="What to copy" name="parts" error={errors["parts"]}>
              {parts.map(({ name, label, definition }) => (
                <CheckboxField
                  key={name}
                  name="parts"
                  id={`part-${name}`}
                  value={name}
                  label={label}
                  definition={definition}
                  defaultChecked={chosen.includes(name)}
                />
              ))}
            </CheckboxGroup>
          </div>
        );
      }}
    </CopyForm>
  );
}
