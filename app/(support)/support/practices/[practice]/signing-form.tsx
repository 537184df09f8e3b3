"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { CheckboxField } from "@/app/_components/checkbox-field";
import { CheckboxGroup } from "@/app/_components/fieldset";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";
import type { SigningRole } from "@/lib/support/signing-roles";

type SigningFormProps = { save: Send; roles: SigningRole[]; seen: string };

/** Can Sign Forms works only together with a role that may sign. */
export function SigningForm({ save, roles, seen }: SigningFormProps) {
  const [{ values, errors, at }, send] = useActionState(save, emptyState);
  const chosen = at
    ? [values["roles"] ?? []].flat()
    : roles.filter(({ maySign }) => maySign).map(({ id }) => id);
  return (
    <form action={send} noValidate>
      <Section
        title="Signing roles"
        description="Which roles may sign forms together with a patient. Whoever has one of them and the permission Can Sign Forms can sign, from the next request on."
      >
        <div className="grid gap-4">
          {errors[""] && <Notice key={at} tone="warn" title={errors[""]} live />}
          <input type="hidden" name="seen" value={seen} />
          <CheckboxGroup legend="May sign forms" name="roles" error={errors["roles"]}>
            <div className="grid gap-2 sm:grid-cols-2">
              {roles.map(({ id, name, signers }) => (
                <CheckboxField
                  key={`${id}-${at}`}
                  id={`role-${id}`}
                  name="roles"
                  value={id}
                  label={name}
                  definition={signersInWords(signers)}
                  defaultChecked={chosen.includes(id)}
                />
              ))}
            </div>
          </CheckboxGroup>
          <div>
            <SubmitButton variant="secondary" pendingText="Saving…">
              Save Signing Roles
            </SubmitButton>
          </div>
        </div>
      </Section>
    </form>
  );
}

function signersInWords(signers: number): string {
  if (signers === 0) return "Nobody with this role has the permission.";
  return signers === 1
    ? "One person with this role has the permission."
    : `${signers} with this role have the permission.`;
}
