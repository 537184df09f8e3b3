"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";
import type { Told } from "./told";
import { watchStanding } from "./watch-standing";

/** The number, and the form that goes on. It sends itself when the request is approved: using an approval is always a POST. */
export function WaitingRoom({ first, check }: { first: Told; check: Send }) {
  const [{ standing, number }, setTold] = useState(first);
  const [{ errors, at }, submit] = useActionState(check, emptyState);
  const form = useRef<HTMLFormElement>(null);
  const sentAt = useSentAt();
  useEffect(() => watchStanding(setTold), []);
  useEffect(() => {
    if (standing === "approved") form.current?.requestSubmit();
    if (standing === "approved" || standing === "open") return;
    const reload = setTimeout(() => location.reload(), sentAt.current + PATIENCE - Date.now());
    return () => clearTimeout(reload);
  }, [standing, sentAt]);
  // Another window used the approval: this browser's cookies are its new session's by now.
  useEffect(() => {
    if (errors[""]) location.reload();
  }, [errors]);
  return (
    <div className="grid gap-5">
      {number && <BigNumber number={number} />}
      <form action={submit} ref={form} className="grid gap-2">
        {errors[""] && <Notice key={at} tone="info" title={errors[""]} live />}
        <p className="hint text-center">
          <span className="js-only">{number ? ITSELF : "Nothing happens? Press this button."}</span>
          <span className="no-js-only">{number ? BY_HAND : "Press this button to go on."}</span>
        </p>
        <SubmitButton size="large" variant="secondary" pendingText="Checking…">
          Check again
        </SubmitButton>
      </form>
    </div>
  );
}

/** How long the answer to a form may take that this page sent: it brings the new session, and a reload would lose it on the way. */
const PATIENCE = 15_000;

/** When a form of this page was last sent. */
function useSentAt() {
  const sentAt = useRef(0);
  useEffect(() => {
    const note = () => {
      sentAt.current = Date.now();
    };
    window.addEventListener("submit", note, true);
    return () => window.removeEventListener("submit", note, true);
  }, []);
  return sentAt;
}

const ITSELF = "This page goes on by itself as soon as somebody has decided.";
const BY_HAND = "The number changes every 10 minutes: check again to see the new one.";

/** Read out digit by digit, not as thousands. */
function BigNumber({ number }: { number: string }) {
  return (
    <div role="status" className="rounded-xl bg-accent-soft px-4 py-5 text-center text-accent-ink">
      <p className="text-[0.8125rem]">Your number</p>
      <p className="tabular font-semibold text-5xl tracking-[0.18em] [text-indent:0.18em]" aria-hidden="true">
        {number}
      </p>
      <p className="visually-hidden">{[...number].join(" ")}</p>
    </div>
  );
}
