"use client";

import { Suspense, useEffect, useRef, useState } from "react";
import { AlertPanelLazy } from "./alert-panel-lazy";
import { Button } from "./button";
import { leaveUnasked } from "./leaving";

type IdleWarningProps = {
  endsAt: number;
  staySignedIn: () => Promise<number | undefined>;
  check?: () => Promise<number | undefined>;
  signOutHref: string;
};
const warning = 60_000;

/** `check` gives the session's present end without extending it: pages opened since may have moved it. Tabs tell each other. */
export function IdleWarning({ endsAt, staySignedIn, check, signOutHref }: IdleWarningProps) {
  const [end, setEnd] = useState(endsAt);
  const [left, setLeft] = useState<number>();
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => setEnd((known) => Math.max(known, endsAt)), [endsAt]);
  useEffect(() => {
    channel.current = new BroadcastChannel("session-end");
    channel.current.onmessage = ({ data }: MessageEvent<number>) => setEnd(data);
    return () => channel.current?.close();
  }, []);
  useEffect(() => {
    channel.current?.postMessage(end);
    setLeft(undefined);
    let asked = !check;
    const ask = async () => {
      asked = true;
      const known = await check?.().catch(() => end);
      if (!known) signOut(signOutHref);
      else setEnd(known);
    };
    const tick = () => {
      const rest = end - Date.now();
      if (rest > warning) return;
      if (!asked) return void ask();
      if (rest <= 0) signOut(signOutHref);
      else setLeft(Math.ceil(rest / 1000));
    };
    const clock = setInterval(tick, 1000);
    return () => clearInterval(clock);
  }, [end, check, signOutHref]);
  if (left === undefined) return null;
  // Escape counts: whoever presses it is still there.
  const stay = async () => {
    const next = await staySignedIn();
    if (next === undefined) signOut(signOutHref);
    else setEnd(next);
  };
  return (
    <Suspense>
      <AlertPanelLazy close={stay}>
        {({ heading }) => (
          <>
            {heading("Are you still there?")}
            <p className="mt-2 tabular">
              You will be signed out in <span aria-hidden="true">{left} seconds</span>
              <span className="visually-hidden" role="status">
                {spoken(left)} seconds
              </span>
              . What you typed is kept in this tab.
            </p>
            <div className="dialog-actions">
              <Button variant="primary" onClick={stay}>
                Stay signed in
              </Button>
            </div>
          </>
        )}
      </AlertPanelLazy>
    </Suspense>
  );
}

/** Every quarter of the minute is enough to hear. */
function spoken(left: number) {
  return Math.ceil(left / 15) * 15;
}

function signOut(href: string) {
  const address = new URL(href, location.href);
  address.searchParams.set("next", location.pathname + location.search);
  leaveUnasked();
  location.assign(address);
}
