"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, ButtonLink } from "@/app/_components/button";

/** A way in that the Admin hands over: what the action gives back, and nothing else ever shows. */
export type ShownLink = { url: string; until: string; message: string; follows: string[] };

/** Shows a setup link, this once. */
export function SetupLinkCard({
  link,
  listHref,
  addHref,
}: {
  link: ShownLink;
  listHref: string;
  addHref?: string;
}) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <section className="card grid gap-3" aria-labelledby="setup-link-title" tabIndex={-1} ref={card}>
      <h2 id="setup-link-title">{link.message}</h2>
      <p className="text-pretty">
        Hand this link over yourself: whoever opens it chooses the password. It works once, until {link.until}
        , and is shown only here, only now.
      </p>
      <CopyField url={link.url} />
      {link.follows.length > 0 && (
        <ul className="consequences">
          {link.follows.map((sentence) => (
            <li key={sentence}>
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={listHref} variant="primary">
          Back to the list
        </ButtonLink>
        {addHref && (
          <ButtonLink href={addHref} data-hard>
            Add another user
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

function CopyField({ url }: { url: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className="setup-link">
      <input
        className="input"
        readOnly
        value={url}
        aria-label="Setup link"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        className="js-only"
        onClick={copy}
        icon={copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
      >
        {copied ? "Copied" : "Copy link"}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? "The link was copied." : ""}
      </span>
    </div>
  );
}
