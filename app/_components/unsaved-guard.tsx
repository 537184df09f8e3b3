"use client";

import { useRouter } from "next/navigation";
import { Suspense, useEffect, useRef, useState } from "react";
import { AlertPanelLazy } from "./alert-panel-lazy";
import { Button } from "./button";
import { forgetDrafts } from "./drafts";
import { leavesUnasked } from "./leaving";
import { staysHere } from "./soft-links";

type UnsavedGuardProps = { form: string; savedKey?: string | number };

/** Asks before a changed form is left. `savedKey` changes when a save stays on the page. */
export function UnsavedGuard({ form: id, savedKey }: UnsavedGuardProps) {
  const router = useRouter();
  const [leavingTo, setLeavingTo] = useState<string>();
  const before = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key means what stands there is saved
  useEffect(() => {
    before.current = stateOf(id);
  }, [id, savedKey]);
  useEffect(() => {
    let sending = false;
    const dirty = () => !sending && !leavesUnasked() && (stateOf(id) !== before.current || isRestored(id));
    const unload = (event: BeforeUnloadEvent) => dirty() && event.preventDefault();
    const click = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || !staysHere(link, event) || !dirty()) return;
      event.preventDefault();
      setLeavingTo(link.href);
    };
    const submit = ({ target }: Event) => {
      sending = target instanceof HTMLFormElement && target.id === id;
    };
    // React resets a form when its action is done: if we are still here, it was not saved.
    const reset = () => {
      sending = false;
    };
    window.addEventListener("beforeunload", unload);
    window.addEventListener("click", click, true);
    window.addEventListener("submit", submit);
    window.addEventListener("reset", reset);
    return () => {
      window.removeEventListener("beforeunload", unload);
      window.removeEventListener("click", click, true);
      window.removeEventListener("submit", submit);
      window.removeEventListener("reset", reset);
    };
  }, [id]);
  if (!leavingTo) return null;
  const leave = () => {
    forgetDrafts();
    setLeavingTo(undefined);
    router.push(leavingTo.slice(location.origin.length));
  };
  return (
    <Suspense>
      <AlertPanelLazy close={() => setLeavingTo(undefined)}>
        {({ heading, cancel }) => (
          <>
            {heading("Leave without saving?")}
            <p className="mt-2 text-muted">What you changed on this page would be lost.</p>
            <div className="dialog-actions">
              {cancel("Keep editing")}
              <Button variant="danger" onClick={leave}>
                Leave
              </Button>
            </div>
          </>
        )}
      </AlertPanelLazy>
    </Suspense>
  );
}

/** A draft that was put back has not been saved either. */
function isRestored(id: string) {
  return "restored" in (document.getElementById(id)?.dataset ?? {});
}

function stateOf(id: string) {
  const form = document.getElementById(id);
  if (!(form instanceof HTMLFormElement)) return "";
  const entries = [...new FormData(form)].filter(([name]) => !name.startsWith("$ACTION"));
  return JSON.stringify(entries.map(([name, value]) => [name, value instanceof File ? value.name : value]));
}
