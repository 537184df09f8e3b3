"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { ConfirmCard } from "@/app/_components/confirm-card";
import { Notice } from "@/app/_components/notice";
import { SelectField } from "@/app/_components/select-field";
import { emptyState, type FormState } from "@/app/_server/form-state";
import { SetupLinkCard, type ShownLink } from "./setup-link-card";

type ConfirmActProps = {
  run: (state: FormState, form: FormData) => Promise<FormState>;
  title: string;
  consequences: string[];
  confirm: string;
  tone: "primary" | "danger";
  cancelHref: string;
  listHref: string;
  /** Who could become Default Doctor instead, where that has to be chosen. */
  successors?: { id: string; name: string }[] | undefined;
  leaving: string;
  /** Why this can't be done, in words. */
  refused?: string | undefined;
};

export function ConfirmAct({ run, successors, leaving, listHref, refused, ...confirm }: ConfirmActProps) {
  const [state, act] = useActionState(run, emptyState);
  const link = state.more?.link as ShownLink | undefined;
  if (link) return <SetupLinkCard link={link} listHref={listHref} />;
  if (refused) return <Refused title={confirm.title} why={refused} back={confirm.cancelHref} />;
  const chosen = state.values.successorId;
  return (
    <ConfirmCard {...confirm} action={act}>
      {state.errors[""] && (
        <Notice tone="error" live>
          {state.errors[""]}
        </Notice>
      )}
      {successors && (
        <SelectField
          name="successorId"
          label="Who takes over as Default Doctor?"
          hint={`${leaving}’s name fills forms and consents, and stands on review requests.`}
          placeholder="Choose"
          options={[
            ...successors.map(({ id, name }) => ({ value: id, label: name })),
            { value: "nobody", label: "Nobody for now" },
          ]}
          defaultValue={typeof chosen === "string" ? chosen : ""}
          error={state.errors.successorId}
        />
      )}
    </ConfirmCard>
  );
}

function Refused({ title, why, back }: { title: string; why: string; back: string }) {
  return (
    <Card className="confirm">
      <h1>{title}</h1>
      <div className="my-4">
        <Notice tone="warn" title="This can’t be done">
          {why}
        </Notice>
      </div>
      <ButtonLink href={back}>Back</ButtonLink>
    </Card>
  );
}
