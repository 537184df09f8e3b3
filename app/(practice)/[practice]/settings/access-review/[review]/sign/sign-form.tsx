"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { CheckboxField } from "@/app/_components/checkbox-field";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { TextField } from "@/app/_components/text-field";
import { emptyState, type Send } from "@/app/_server/form-state";
import type { Counts } from "@/lib/access-reviews/queries";

type SignFormProps = { sign: Send; page: string; name: string; counts: Counts; leaving: string[] };

/** Asks before a review is signed, and says what follows: who is deactivated, and that nothing can be changed afterwards. */
export function SignForm({ sign, page, name, counts, leaving }: SignFormProps) {
  const [{ errors, values, at }, send] = useActionState(sign, emptyState);
  const { undecided } = counts;
  return (
    <Card className="confirm">
      <h1>Sign off this review?</h1>
      <form id="sign" action={send} className="mt-3 grid gap-4">
        <DraftKeeper form="sign" />
        {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
        <ul className="consequences">
          <li>
            <span>
              {counts.keep} to keep, {counts.change} to change, {counts.deactivate} to deactivate.
            </span>
          </li>
          {leaving.length > 0 && (
            <li>
              <span>
                Deactivated at once: {shortList(leaving)}. Whoever can’t be (you yourself, the last Admin)
                stays and is named.
              </span>
            </li>
          )}
          {counts.change > 0 && (
            <li>
              <span>Whoever is to be changed, you change on their form. The review shows who is done.</span>
            </li>
          )}
          <li>
            <span>
              It is signed as {name}, and sealed: nothing in it can be changed any more, by anybody. The seal
              stands in the audit log too.
            </span>
          </li>
        </ul>
        {undecided > 0 && (
          <CheckboxField
            name="rest"
            label={undecided === 1 ? "Leave one person unreviewed" : `Leave ${undecided} people unreviewed`}
            definition="The review says of them “Not reviewed”."
            defaultChecked={values.rest === "on"}
            error={errors.rest}
          />
        )}
        <TextField
          name="remark"
          label="Remark"
          optional
          maxLength={500}
          autoComplete="off"
          defaultValue={typeof values.remark === "string" ? values.remark : ""}
          error={errors.remark}
        />
        <div className="dialog-actions">
          <ButtonLink href={page}>Cancel</ButtonLink>
          <SubmitButton pendingText="Signing…">Sign Off</SubmitButton>
        </div>
      </form>
    </Card>
  );
}

function shortList(names: string[]): string {
  const shown = names.slice(0, 10);
  const more = names.length - shown.length;
  return new Intl.ListFormat("en-US").format(more > 0 ? [...shown, `${more} more`] : shown);
}
