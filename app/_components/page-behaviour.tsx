"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { endOldDrafts, forgetDrafts } from "./drafts";
import { PageSkeleton } from "./page-skeleton";
import { softForms } from "./soft-forms";
import { softLinks } from "./soft-links";

/** Once in the root layout: plain links and GET forms navigate softly, open menus close, drafts end with the session. */
export function PageBehaviour() {
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const [toward, setToward] = useState("");
  useEffect(endOldDrafts, []);
  useEffect(() => {
    const go = (href: string, replace = false) => {
      setToward(new URL(href, location.href).pathname);
      startTransition(() => (replace ? router.replace(href, { scroll: false }) : router.push(href)));
    };
    const stops = [
      softLinks(go),
      softForms(go),
      on("click", closeMenus),
      on("keydown", closeMenus),
      on("submit", endDrafts),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [router]);
  // A list that is filtered or paged stays in view; only another page has a skeleton in its place.
  const another = busy && toward !== location.pathname ? toward : undefined;
  return (
    <>
      <div className="page-progress" data-busy={busy} aria-hidden="true" />
      <PageSkeleton toward={another} />
    </>
  );
}

function on<Name extends keyof WindowEventMap>(name: Name, listen: (event: WindowEventMap[Name]) => void) {
  window.addEventListener(name, listen);
  return () => window.removeEventListener(name, listen);
}

function closeMenus(event: MouseEvent | KeyboardEvent) {
  if (event instanceof KeyboardEvent && event.key !== "Escape") return;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-light-dismiss][open]")) {
    if (event instanceof KeyboardEvent) menu.querySelector("summary")?.focus();
    else if (event.target instanceof Element && menu.contains(event.target) && !event.target.closest("a"))
      continue;
    menu.open = false;
  }
}

function endDrafts(event: Event) {
  if (event.target instanceof HTMLFormElement && event.target.hasAttribute("data-ends-session"))
    forgetDrafts();
}
