"use client";

import { type FocusEvent, startTransition, useActionState, useEffect, useState } from "react";
import { Combobox } from "@/app/_components/combobox";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";
import { NewPasswordField } from "@/app/(entry)/new-password-field";

type FirstRunFormProps = {
  save: Send;
  check: Send;
  checkPassword: Send;
  zones: string[];
  usualZone: string;
  minLength: number;
  host: string;
};

const labels = {
  groupName: "Group name",
  practiceName: "Practice name",
  slug: "Address",
  practiceEmail: "Practice email",
  phone: "Phone",
  timeZone: "Time zone",
  name: "Your name",
  email: "Your email",
  newPassword: "New password",
};

const AGAIN = "Type the password again: it is never sent back to a page.";

export function FirstRunForm({
  save,
  check,
  checkPassword,
  zones,
  usualZone,
  minLength,
  host,
}: FirstRunFormProps) {
  const [state, submit] = useActionState(save, emptyState);
  const [zone, setZone] = useState(usualZone);
  useEffect(() => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zones.includes(own)) setZone(own);
  }, [zones]);
  const [left, setLeft] = useState<{ since?: number | undefined; errors: Record<string, string> }>({
    errors: {},
  });
  const found = left.since === state.at ? { ...state.errors, ...left.errors } : state.errors;
  const leave = ({ target, currentTarget }: FocusEvent<HTMLFormElement>) => {
    const { name, value } = target as Element as HTMLInputElement;
    if (!(name in labels) || !value) return;
    const ask = name === "newPassword" ? checkPassword : check;
    startTransition(async () => {
      const { errors } = await ask(emptyState, new FormData(currentTarget));
      setLeft(({ since, errors: known }) => ({
        since: state.at,
        errors: { ...(since === state.at && known), [name]: errors[name] ?? "" },
      }));
    });
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    defaultValue: state.values[name] as string | undefined,
    ...(found[name] && { error: found[name] }),
  });
  return (
    <form action={submit} className="grid gap-6" noValidate onBlur={leave}>
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
          key={`${state.at} ${zone}`}
          required
          placeholder="Choose a time zone"
          defaultValue={(state.values["timeZone"] as string | undefined) ?? zone}
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
        <NewPasswordField
          key={state.at}
          minLength={minLength}
          error={found["newPassword"] ?? (state.at ? AGAIN : undefined)}
        />
      </fieldset>
      <SubmitButton pendingText="Setting up…" size="large">
        Set up and sign in
      </SubmitButton>
    </form>
  );
}
