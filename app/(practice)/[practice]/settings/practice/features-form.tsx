"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { ChangedMeanwhile } from "@/app/_components/changed-meanwhile";
import { CheckboxField } from "@/app/_components/checkbox-field";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { CheckboxGroup } from "@/app/_components/fieldset";
import { SubmitButton } from "@/app/_components/submit-button";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { emptyState, type Send } from "@/app/_server/form-state";
import type { Difference } from "@/lib/errors";

export type FeatureLine = {
  name: string;
  label: string;
  definition: string;
  on: boolean;
  /** Support has not opened it for this practice. */
  withheld: boolean;
};
type FeaturesFormProps = { save: Send; features: FeatureLine[]; version: string };

/** A form of its own, so that what is typed in the others is neither sent along nor lost. */
export function FeaturesForm({ save, features, version }: FeaturesFormProps) {
  const [{ values, errors, more, at }, send] = useActionState(save, emptyState);
  const differences = more?.["differences"] as Difference[] | undefined;
  const chosen = at ? [values["on"] ?? []].flat() : features.filter(({ on }) => on).map(({ name }) => name);
  const isWithheld = features.some(({ withheld }) => withheld);
  return (
    <form id="features" className="form" action={send} noValidate>
      <Section
        title="Features"
        id="feature-switches"
        description="What is switched off ends at the next request, for everybody. Nothing is deleted: switched on again, it is as it was."
      >
        <div className="grid gap-4">
          {differences && <ChangedMeanwhile key={at} message={errors[""] ?? ""} differences={differences} />}
          <input type="hidden" name="version" value={String(more?.["version"] ?? version)} />
          <CheckboxGroup
            legend="In use at this practice"
            name="on"
            error={differences ? undefined : (errors["on"] ?? errors[""])}
          >
            <div className="grid gap-2 sm:grid-cols-2">
              {features.map((feature) => (
                <Feature key={`${feature.name}-${at}`} feature={feature} on={chosen.includes(feature.name)} />
              ))}
            </div>
          </CheckboxGroup>
          {isWithheld && (
            <p className="hint">
              Chairside support opens a withheld feature: ask the people who host Chairside for you.
            </p>
          )}
          <div>
            <SubmitButton variant="secondary" pendingText="Saving…">
              Save Features
            </SubmitButton>
          </div>
        </div>
      </Section>
      <DraftKeeper form="features" />
      <UnsavedGuard form="features" />
    </form>
  );
}

function Feature({
  feature: { name, label, definition, withheld },
  on,
}: {
  feature: FeatureLine;
  on: boolean;
}) {
  return (
    <CheckboxField
      id={`feature-${name}`}
      name="on"
      value={name}
      label={label}
      definition={definition}
      warning={withheld && "Withheld by support, so it is off whatever is set here."}
      defaultChecked={on && !withheld}
      disabled={withheld}
    />
  );
}
