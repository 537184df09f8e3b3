"use client";

import { type ReactNode, useActionState } from "react";
import { Section } from "@/app/_components/card";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type FormState, type Send } from "@/app/_server/form-state";
import { CopyOutcomes } from "./copy-outcomes";
import { CopyTargets } from "./copy-targets";
import type { Copying } from "./copying";

export type PracticeName = [id: string, name: string];

type CopyFormProps = {
  send: Send;
  practices: PracticeName[];
  labels: Record<string, string>;
  /** What is copied: the fields above the practices. */
  children: (state: FormState) => ReactNode;
};

/** Choose, look at what would change, then do exactly that. Without JavaScript each is a page of its own. */
export function CopyForm({ send, practices, labels, children }: CopyFormProps) {
  const [state, act] = useActionState(send, emptyState);
  const told = state.more as Copying | undefined;
  const changing = told?.shown ? told.outcomes.filter(({ state: what }) => what === "changes").length : 0;
  return (
    <form id="copy" className="form grid gap-4" action={act} noValidate>
      <DraftKeeper form="copy" />
      <ErrorSummary errors={state.errors} labels={{ ...labels, to: "Copy to" }} />
      {told && <Told told={told} changing={changing} key={state.at} />}
      {children(state)}
      <CopyTargets key={`targets ${state.at}`} practices={practices} state={state} />
      <div>
        <SubmitButton
          name="act"
          value="preview"
          variant={changing ? "secondary" : "primary"}
          pendingText="Looking…"
        >
          Preview
        </SubmitButton>
      </div>
    </form>
  );
}

function Told({ told, changing }: { told: Copying; changing: number }) {
  const { outcomes, shown, otherwise } = told;
  const practices = changing === 1 ? "1 practice" : `${changing.toLocaleString("en-US")} practices`;
  return (
    <Section
      title={shown ? "What would change" : "What was done"}
      description={
        shown && (changing ? `At ${practices}. Nothing has been changed yet.` : "Nothing would change.")
      }
    >
      <div className="grid gap-4">
        {otherwise && (
          <Notice tone="warn" live title="Look again before you copy">
            You chose otherwise since the preview, or somebody changed something there. This is what would
            change now.
          </Notice>
        )}
        <CopyOutcomes outcomes={outcomes} />
        {changing > 0 && (
          <div>
            <input type="hidden" name="shown" value={shown} />
            <SubmitButton name="act" value="copy" pendingText="Copying…">
              Copy to {practices}
            </SubmitButton>
          </div>
        )}
      </div>
    </Section>
  );
}
