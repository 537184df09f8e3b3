"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { ConfirmCard } from "@/app/_components/confirm-card";
import { Notice } from "@/app/_components/notice";
import { emptyState, type FormState } from "@/app/_server/form-state";

type RetireCardProps = {
  act: (state: FormState, form: FormData) => Promise<FormState>;
  name: string;
  connectedTo: { name: string; href: string } | null;
  listHref: string;
};

/** Says what follows, or what has to be done first. */
export function RetireCard({ act, name, connectedTo, listHref }: RetireCardProps) {
  const [{ errors, at }, send] = useActionState(act, emptyState);
  if (connectedTo) {
    return (
      <div className="card confirm">
        <h1>{name} is connected to a user</h1>
        <p className="my-3">
          {connectedTo.name} appears to patients in place of {name}. Clear <strong>PMS Provider ID</strong>{" "}
          there and save, then retire this provider.
        </p>
        <div className="dialog-actions">
          <ButtonLink href={listHref}>Cancel</ButtonLink>
          <ButtonLink href={connectedTo.href} variant="primary">
            Open {connectedTo.name}
          </ButtonLink>
        </div>
      </div>
    );
  }
  return (
    <ConfirmCard
      title={`Retire ${name}?`}
      consequences={[
        "No user can be connected to this provider any more.",
        "Its external id stays taken, and the log keeps its history.",
        "You can restore it at any time.",
      ]}
      action={send}
      confirm="Retire Provider"
      cancelHref={listHref}
    >
      {errors[""] && (
        <Notice key={at} tone="error" live>
          {errors[""]}
        </Notice>
      )}
    </ConfirmCard>
  );
}
