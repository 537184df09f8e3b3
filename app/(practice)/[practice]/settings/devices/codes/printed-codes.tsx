import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "@/app/_components/button";

type PrintedCodesProps = { codes: string[]; madeOn: string; practice: string; devicesHref: string };

/** The sheet: what it is for stands on it, for whoever finds it in the drawer in two years. */
export function PrintedCodes({ codes, madeOn, practice, devicesHref }: PrintedCodesProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <section className="card grid max-w-2xl gap-4" aria-labelledby="codes-title" tabIndex={-1} ref={card}>
      <div>
        <h2 id="codes-title">Recovery codes of {practice}</h2>
        <p className="hint">Made {madeOn}. Codes made before work no more.</p>
      </div>
      <p className="text-pretty print:hidden">
        Print this page now: the codes are shown only here, only this once.
      </p>
      <ol className="grid list-inside list-decimal gap-x-8 gap-y-2 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="font-semibold text-base tracking-wide">{code}</code>
          </li>
        ))}
      </ol>
      <p className="text-pretty">
        When no Admin can decide: sign in, choose “Use a recovery code” on the waiting page, and enter one of
        these with your own password. Each works once; cross it out. All Admins are told.
      </p>
      <div className="flex flex-wrap gap-2 print:hidden">
        <span className="js-only">
          <Button variant="primary" onClick={() => window.print()}>
            Print
          </Button>
        </span>
        <ButtonLink href={devicesHref}>Done</ButtonLink>
      </div>
    </section>
  );
}
