"use client";

import { useActionState } from "react";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";

/** A role of the practice's own. */
export function AddRoleForm({ save }: { save: Send }) {
  const [{ values, errors, at }, send] = useActionState(save, emptyState);
  return (
    <form
      id="add-role"
      action={send}
      className="mt-3 grid items-start gap-3 border-line border-t pt-4"
      noValidate
    >
      <DraftKeeper form="add-role" />
      <TextField
        key={at}
        name="roleName"
        label="New role"
        autoComplete="off"
        defaultValue={values["roleName"] as string | undefined}
        error={errors["roleName"] ?? errors[""]}
      />
      <div>
        <SubmitButton variant="secondary" pendingText="Adding…">
          Add Role
        </SubmitButton>
      </div>
    </form>
  );
}
