"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { ChangedMeanwhile } from "@/app/_components/changed-meanwhile";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { PhotoField } from "@/app/_components/photo-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { emptyState, type FormState } from "@/app/_server/form-state";
import { shownValues, useSchemaErrors } from "@/app/(practice)/[practice]/settings/use-schema-errors";
import type { Difference } from "@/lib/errors";

type ProfileFormProps = {
  save: (state: FormState, form: FormData) => Promise<FormState>;
  saved: Record<string, string>;
  photo: string | null;
  photosUrl: string;
};

const LABELS = { name: "Name", publicName: "Public Name", photo: "Profile Photo" };
const fetchSchema = () => import("./profile-checks").then(({ profileChecks }) => profileChecks);

export function ProfileForm({ save, saved, photo, photosUrl }: ProfileFormProps) {
  const [state, send] = useActionState(save, emptyState);
  const { errors, leave } = useSchemaErrors(state, fetchSchema);
  const values = shownValues(state, saved);
  const differences = state.more?.["differences"] as Difference[] | undefined;
  const version = String(state.more?.["version"] ?? values["version"]);
  const url = (id: string) => `${photosUrl}/${id}?size=large`;
  const staged = values["photoStaged"];
  return (
    <form id="profile" action={send} onBlur={leave} noValidate>
      <Section title="You" description="Login, role and permissions are changed by an Admin of the practice.">
        <div className="grid gap-4">
          {differences ? (
            <ChangedMeanwhile key={state.at} message={state.errors[""] ?? ""} differences={differences} />
          ) : (
            <ErrorSummary errors={state.errors} labels={LABELS} />
          )}
          <DraftKeeper form="profile" />
          <input type="hidden" name="version" value={version} data-no-draft />
          <TextField
            name="name"
            label="Name"
            required
            autoComplete="name"
            defaultValue={values["name"]}
            error={errors["name"]}
          />
          <TextField
            name="publicName"
            label="Public Name"
            hint="What patients see. Empty means your name."
            defaultValue={values["publicName"]}
            error={errors["publicName"]}
          />
          <PhotoField
            name="photo"
            personName={saved["name"] ?? ""}
            current={photo && url(photo)}
            staged={staged ? { id: staged, url: url(staged) } : undefined}
            uploadUrl={photosUrl}
            error={errors["photo"]}
          />
          <div>
            <SubmitButton pendingText="Saving…">Save Profile</SubmitButton>
          </div>
        </div>
        <UnsavedGuard form="profile" />
      </Section>
    </form>
  );
}
