"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { CheckboxField } from "@/app/_components/checkbox-field";
import { CheckboxGroup } from "@/app/_components/fieldset";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

type Feature = { name: string; label: string; definition: string; open: boolean; off: boolean };
type FeaturesFormProps = { save: Send; features: Feature[]; seen: string };

/** What the practice may use at all; what of it works is for its Admins to say. */
export function FeaturesForm({ save, features, seen }: FeaturesFormProps) {
  const [{ values, errors, at }, send] = useActionState(save, emptyState);
  const chosen = at
    ? [values["open"] ?? []].flat()
    : features.filter(({ open }) => open).map(({ name }) => name);
  return (
    <form action={send} noValidate>
      <Section
        title="Features"
        description="A feature without its tick is withheld: it ends at the next request, and the practice's Admins see whom to ask. What they switched off themselves stays off."
      >
        <div className="grid gap-4">
          {errors[""] && <Notice key={at} tone="warn" title={errors[""]} live />}
          <input type="hidden" name="seen" value={seen} />
          <CheckboxGroup legend="The practice may use" name="open" error={errors["open"]}>
            <div className="grid gap-2 sm:grid-cols-2">
              {features.map(({ name, label, definition, off }) => (
                <CheckboxField
                  key={`${name}-${at}`}
                  id={`feature-${name}`}
                  name="open"
                  value={name}
                  label={label}
                  definition={off ? `${definition} The practice has switched it off.` : definition}
                  defaultChecked={chosen.includes(name)}
                />
              ))}
            </div>
          </CheckboxGroup>
          <div>
            <SubmitButton variant="secondary" pendingText="Saving…">
              Save Features
            </SubmitButton>
          </div>
        </div>
      </Section>
    </form>
  );
}
