"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";
import { PrintedCodes } from "./printed-codes";

type CodesFormProps = { make: Send; left: number; practice: string; devicesHref: string };

/** Says what new codes are and end, makes them, and shows them this once. */
export function CodesForm({ make, left, practice, devicesHref }: CodesFormProps) {
  const [{ errors, more, at }, send] = useActionState(make, emptyState);
  const codes = more?.["codes"] as string[] | undefined;
  if (codes)
    return <PrintedCodes codes={codes} madeOn={String(more?.["madeOn"])} {...{ practice, devicesHref }} />;
  return (
    <form action={send} className="card grid max-w-2xl gap-3">
      {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
      <ul className="consequences">
        <li>
          <span>You get ten codes. Each works once, and only together with a person's own password.</span>
        </li>
        <li>
          <span>A code approves one login request without an Admin. Using one is mailed to all Admins.</span>
        </li>
        <li>
          <span>They are shown once, to be printed. Keep the sheet where you keep the keys.</span>
        </li>
        {left > 0 && (
          <li>
            <span>
              The {left === 1 ? "code" : `${left} codes`} still left from before{" "}
              {left === 1 ? "works" : "work"} no more.
            </span>
          </li>
        )}
        <li>
          <span>All Admins are told by e-mail that new codes were made.</span>
        </li>
      </ul>
      <div className="dialog-actions">
        <ButtonLink href={devicesHref}>Cancel</ButtonLink>
        <SubmitButton pendingText="Making…">Make Recovery Codes</SubmitButton>
      </div>
    </form>
  );
}
