"use client";

import { useEffect, useState } from "react";
import { Button } from "./button";
import {
  type DraftValues,
  dropDraft,
  endOldDrafts,
  findDraft,
  forgetDrafts,
  isSignIn,
  keepDraft,
} from "./drafts";
import { leaveUnasked } from "./leaving";
import { Notice } from "./notice";

type DraftKeeperProps = { form: string; answered?: boolean };

/**
 * Keeps what is typed, but no passwords and files, in this tab until it is saved or left; for this person and page, since desks are shared.
 * `answered`: the server has just given back what was typed, and that counts.
 */
export function DraftKeeper({ form: id, answered = false }: DraftKeeperProps) {
  const [restored, setRestored] = useState(false);
  const [begins] = useState(!answered);
  useEffect(() => {
    const form = document.getElementById(id);
    if (!(form instanceof HTMLFormElement)) return;
    const person = form.closest<HTMLElement>("[data-person]")?.dataset.person;
    const here = location.pathname;
    const draftKey = `${person}:${here}:${id}`;
    const untouched = JSON.stringify(valuesOf(form));
    endOldDrafts();
    const draft = begins ? findDraft(draftKey) : undefined;
    if (draft && differs(form, draft.values)) {
      putBack(form, draft.values);
      form.dataset.restored = "";
      setRestored(true);
    }
    const keep = () => {
      const values = valuesOf(form);
      if (JSON.stringify(values) === untouched) dropDraft(draftKey);
      else keepDraft(draftKey, { values, submitted: false });
    };
    const sent = () => keepDraft(draftKey, { values: valuesOf(form), submitted: true });
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    form.addEventListener("submit", sent);
    return () => {
      form.removeEventListener("input", keep);
      form.removeEventListener("change", keep);
      form.removeEventListener("submit", sent);
      if (location.pathname !== here && !isSignIn(location.href)) dropDraft(draftKey);
    };
  }, [id, begins]);
  if (!restored) return null;
  const discard = () => {
    forgetDrafts();
    leaveUnasked();
    location.reload();
  };
  return (
    <Notice
      live
      title="What you typed before is back"
      action={
        <Button size="small" onClick={discard}>
          Discard
        </Button>
      }
    >
      It has not been saved yet.
    </Notice>
  );
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function keepable(element: Element): element is Control {
  if (!(element instanceof HTMLInputElement))
    return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
  return (
    !["password", "file", "submit", "button"].includes(element.type) &&
    (element.type !== "hidden" || "draft" in element.dataset)
  );
}

function valuesOf(form: HTMLFormElement) {
  const values: DraftValues = {};
  for (const control of [...form.elements].filter(keepable)) {
    if (!control.name || control.closest("[data-no-draft]")) continue;
    values[control.name] ??= [];
    if (!isBox(control) || control.checked) values[control.name]?.push(control.value);
  }
  return values;
}

function differs(form: HTMLFormElement, draft: DraftValues) {
  const now = valuesOf(form);
  return Object.entries(draft).some(
    ([name, values]) => name in now && JSON.stringify(now[name]) !== JSON.stringify(values),
  );
}

/** By the prototype's setter and an event, so that React's controlled fields hear it too. */
function putBack(form: HTMLFormElement, draft: DraftValues) {
  for (const control of [...form.elements].filter(keepable)) {
    const values = draft[control.name];
    if (!values || (control instanceof HTMLInputElement && control.type === "hidden")) continue;
    if (isBox(control)) {
      if (control.checked !== values.includes(control.value)) control.click();
      continue;
    }
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(
      control,
      values[0] ?? "",
    );
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  form.dispatchEvent(new CustomEvent("draft", { detail: draft }));
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");
}
