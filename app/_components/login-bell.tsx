"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Icon } from "./icon";

const EVERY = 20_000;

/** How many login requests wait. A plain link; while the tab is seen, the number follows by itself. */
export function LoginBell({ devicesHref, open: rendered }: { devicesHref: string; open: number }) {
  const [open, setOpen] = useState(rendered);
  const here = usePathname();
  useEffect(() => setOpen(rendered), [rendered]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is a good moment to ask too
  useEffect(() => followed(`${devicesHref}/open`, setOpen), [devicesHref, here]);
  return (
    <a
      className="bell"
      href={devicesHref}
      aria-label={open > 0 ? `Login requests, ${open} open` : "Login requests"}
    >
      <Icon name="bell" size={20} />
      {open > 0 && (
        <span className="count" aria-hidden="true">
          {open > 99 ? "99+" : open}
        </span>
      )}
    </a>
  );
}

/** Asks now and then, never while nobody looks, and no more once the server says no: signed out, or no Admin any longer. */
function followed(address: string, tell: (open: number) => void): () => void {
  let stopped = false;
  const ask = async () => {
    if (stopped || document.hidden) return;
    const answer = await fetch(address, { cache: "no-store", redirect: "manual" }).catch(() => undefined);
    if (answer && [0, 401, 403, 404].includes(answer.status)) stopped = true;
    const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
    if (!stopped && typeof told?.open === "number") tell(told.open);
  };
  const timer = setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
  return () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", ask);
  };
}
