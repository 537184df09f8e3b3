"use client";

import { Button, ButtonLink } from "./_components/button";
import { EntryCard } from "./_components/entry-card";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <EntryCard
      title="Something went wrong on our side"
      description="Nothing was half saved. Try again; if it keeps happening, tell whoever looks after Chairside here."
      footer={error.digest && <span className="tabular">For them: {error.digest}</span>}
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <ButtonLink href="/">Go to the overview</ButtonLink>
      </div>
    </EntryCard>
  );
}
