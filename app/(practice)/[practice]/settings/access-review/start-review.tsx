"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

/** What a review is, and the button that freezes one. */
export function StartReview({ start, first }: { start: Send; first: boolean }) {
  const [{ errors, at }, send] = useActionState(start, emptyState);
  return (
    <Section title={first ? "Your first review" : "A new review"}>
      <form action={send} className="grid max-w-2xl gap-3">
        {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
        <ul className="consequences">
          <li>
            <span>
              Everybody on the list of users is frozen as they are now: role, permissions, devices, last
              activity.
            </span>
          </li>
          <li>
            <span>On each person you decide: Keep, Change or Deactivate, with a remark where it helps.</span>
          </li>
          <li>
            <span>
              You sign off by name. Whoever is to be deactivated then is; the review is kept, sealed, and can
              be printed.
            </span>
          </li>
        </ul>
        <div>
          <SubmitButton pendingText="Starting…">Start Review</SubmitButton>
        </div>
      </form>
    </Section>
  );
}
