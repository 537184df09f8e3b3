"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

export function RenameRoleForm({ save, saved, backHref }: { save: Send; saved: string; backHref: string }) {
  const [{ values, errors, at }, send] = useActionState(save, emptyState);
  return (
    <Card className="max-w-2xl">
      <form id="rename-role" action={send} className="grid gap-4" noValidate>
        <DraftKeeper form="rename-role" />
        <ErrorSummary errors={errors} labels={{ roleName: "Name" }} />
        <TextField
          key={at}
          name="roleName"
          label="Name"
          required
          autoComplete="off"
          defaultValue={at ? (values["roleName"] as string | undefined) : saved}
          error={errors["roleName"]}
        />
        <div className="flex gap-2">
          <SubmitButton pendingText="Saving…">Save Role</SubmitButton>
          <ButtonLink href={backHref} variant="quiet">
            Cancel
          </ButtonLink>
        </div>
      </form>
    </Card>
  );
}
