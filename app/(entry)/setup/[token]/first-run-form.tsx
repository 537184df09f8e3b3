"use client";

import { useActionState } from "react";
import { Combobox } from "@/app/_components/combobox";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState } from "@/app/_server/form-state";
import { NewPasswordField } from "@/app/(entry)/new-password-field";
import { beginPractice } from "./actions";

type FirstRunFormProps = {
  token: string;
  zones: string[];
  usualZone: string;
  minLength: number;
  host: string;
};

const labels = {
  groupName: "Group name",
  practiceName: "Practice name",
  slug: "Address",
  practiceEmail: "Practice e-mail",
  phone: "Phone",
  timeZone: "Time zone",
  name: "Your name",
  email: "Your e-mail",
  newPassword: "New password",
};

export function FirstRunForm({ token, zones, usualZone, minLength, host }: FirstRunFormProps) {
  const [state, submit] = useActionState(beginPractice.bind(null, { token }), emptyState);
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    defaultValue: state.values[name] as string | undefined,
    ...(state.errors[name] && { error: state.errors[name] }),
  });
  return (
    <form action={submit} className="grid gap-6" noValidate>
      <ErrorSummary errors={state.errors} labels={labels} />
      <fieldset className="grid gap-4">
        <legend className="mb-3 font-semibold">The practice</legend>
        <TextField {...field("practiceName")} required autoComplete="organization" />
        <TextField
          {...field("groupName")}
          required
          hint="The organisation the practice belongs to. With one practice, that is its name again."
        />
        <TextField
          {...field("slug")}
          required
          prefix={`${host}/`}
          autoCapitalize="none"
          spellCheck={false}
          hint="A short name that stands in the address of every page, like “downtown”."
        />
        <TextField
          {...field("practiceEmail")}
          required
          type="email"
          hint="The mailbox of the whole practice. Nobody signs in with it."
        />
        <TextField {...field("phone")} optional type="tel" autoComplete="tel" />
        <Combobox
          {...field("timeZone")}
          key={state.at}
          required
          placeholder="Choose a time zone"
          defaultValue={(state.values["timeZone"] as string | undefined) ?? usualZone}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-3 font-semibold">You, its first Admin</legend>
        <TextField {...field("name")} required autoComplete="name" />
        <TextField
          {...field("email")}
          required
          type="email"
          autoComplete="username"
          hint="You sign in with it, and e-mail updates go there."
        />
        <NewPasswordField key={state.at} minLength={minLength} error={state.errors["newPassword"]} />
      </fieldset>
      <SubmitButton pendingText="Setting up…" size="large">
        Set up and sign in
      </SubmitButton>
    </form>
  );
}
