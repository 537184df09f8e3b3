"use client";

import { useActionState } from "react";
import { ConfirmCard } from "@/app/_components/confirm-card";
import { Notice } from "@/app/_components/notice";
import { type Option, SelectField } from "@/app/_components/select-field";
import { emptyState, type Send } from "@/app/_server/form-state";

type RetireRoleCardProps = {
  act: Send;
  name: string;
  holders: number;
  /** Of those, who Can Sign Forms because this role may sign. */
  signers: number;
  others: Option[];
  backHref: string;
};

/** Says what follows; whoever has the role gets the one chosen here. */
export function RetireRoleCard({ act, name, holders, signers, others, backHref }: RetireRoleCardProps) {
  const [{ values, errors, at }, send] = useActionState(act, emptyState);
  return (
    <ConfirmCard
      title={`Retire ${name}?`}
      consequences={consequencesOf(holders, signers)}
      action={send}
      confirm="Retire Role"
      cancelHref={backHref}
    >
      {errors[""] && (
        <Notice key={at} tone="error" live>
          {errors[""]}
        </Notice>
      )}
      {(holders > 0 || errors["successorId"]) && (
        <div className="my-4">
          <SelectField
            name="successorId"
            label={`In place of ${name}`}
            placeholder="Choose a role"
            options={others}
            defaultValue={values["successorId"] as string | undefined}
            error={errors["successorId"]}
          />
        </div>
      )}
    </ConfirmCard>
  );
}

function consequencesOf(holders: number, signers: number): string[] {
  const lines = [
    "Nobody can be given this role any more.",
    holders > 0 &&
      `${holders === 1 ? "One person has" : `${holders.toLocaleString("en-US")} people have`} it: they get the role you choose, and the log says so for each.`,
    signers > 0 &&
      `${signers === 1 ? "One of them signs" : `${signers} of them sign`} forms: with a role that may not sign, they can't any more.`,
    "You can restore it at any time.",
  ];
  return lines.filter((line) => line !== false);
}
