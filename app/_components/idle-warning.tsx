"use client";

import { Suspense, useEffect, useRef, useState } from "react";
import type { SessionEnd } from "@/app/_server/session-end";
import { AlertPanelLazy } from "./alert-panel-lazy";
import { Button } from "./button";
import { leaveUnasked } from "./leaving";

type IdleWarningProps = {
  end: SessionEnd;
  staySignedIn: () => Promise<SessionEnd | undefined>;
  check?: () => Promise<SessionEnd | undefined>;
  signOutHref: string;
};
const warning = 60_000;

/** `check` gives the session's present end without extending it: pages opened since may have moved it. Tabs tell each other. */
export function IdleWarning({ end: rendered, staySignedIn, check, signOutHref }: IdleWarningProps) {
  const [end, setEnd] = useState(rendered);
  const [left, setLeft] = useState<number>();
  const [seen, setSeen] = useState(false);
  const channel = useRef<BroadcastChannel>(undefined);
  const { at, last } = rendered;
  useEffect(() => setEnd((known) => (at > known.at ? { at, last } : known)), [at, last]);
  useEffect(() => {
    channel.current = new BroadcastChannel("session-ends");
    channel.current.onmessage = ({ data }: MessageEvent<SessionEnd>) => setEnd((known) => anew(known, data));
    return () => channel.current?.close();
  }, []);
  useEffect(() => {
    channel.current?.postMessage(end);
    setLeft(undefined);
    setSeen(false);
    let asked = !check;
    const ask = async () => {
      asked = true;
      const known = await check?.().catch(() => end);
      if (!known) signOut(signOutHref);
      else setEnd((before) => anew(before, known));
    };
    const tick = () => {
      const rest = end.at - Date.now();
      if (rest > warning) return;
      if (!asked) return void ask();
      if (rest <= 0) signOut(signOutHref);
      else setLeft(Math.ceil(rest / 1000));
    };
    const clock = setInterval(tick, 1000);
    return () => clearInterval(clock);
  }, [end, check, signOutHref]);
  if (left === undefined || seen) return null;
  const stay = async () => {
    const next = await staySignedIn();
    if (next === undefined) signOut(signOutHref);
    else setEnd((before) => anew(before, next));
  };
  // Escape counts as an answer too: whoever presses it is still there.
  return end.last ? (
    <LastMinute left={left} close={() => setSeen(true)} />
  ) : (
    <StillThere left={left} stay={stay} />
  );
}

/** The same end is no news: tabs would tell each other for ever. */
function anew(known: SessionEnd, told: SessionEnd): SessionEnd {
  return known.at === told.at && known.last === told.last ? known : told;
}

function StillThere({ left, stay }: { left: number; stay: () => void }) {
  return (
    <Suspense>
      <AlertPanelLazy close={stay}>
        {({ heading }) => (
          <>
            {heading("Are you still there?")}
            <p className="mt-2 tabular">
              You will be signed out in <Seconds left={left} />. What you typed is kept in this tab.
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

/** Before the end that nothing moves there is nothing to press but to have read it. */
function LastMinute({ left, close }: { left: number; close: () => void }) {
  return (
    <Suspense>
      <AlertPanelLazy close={close}>
        {({ heading, cancel }) => (
          <>
            {heading("Save your work: you have to sign in again")}
            <p className="mt-2 tabular">
              You will be signed out in <Seconds left={left} />. You have been signed in for as long as is
              allowed, and nothing puts this off. What you typed is kept in this tab.
            </p>
            <div className="dialog-actions">{cancel("Close")}</div>
          </>
        )}
      </AlertPanelLazy>
    </Suspense>
  );
}

function Seconds({ left }: { left: number }) {
  return (
    <>
      <span aria-hidden="true">{left} seconds</span>
      <span className="visually-hidden" role="status">
        {spoken(left)} seconds
      </span>
    </>
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
