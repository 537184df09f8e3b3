"use client";

import { ButtonLink } from "./button";
import { EntryCard } from "./entry-card";

/** Next sends these along with every page, to stand in its place: as a component of the browser each is one reference, not its markup. */
export function NothingHere() {
  return (
    <EntryCard
      title="There is nothing here"
      description="The link may be old, or the page belongs to another practice."
    >
      <ButtonLink href="/" variant="primary" size="large">
        Go to the overview
      </ButtonLink>
    </EntryCard>
  );
}

export function NotForYou() {
  return (
    <EntryCard title="You may not open this page" description="Ask an Admin of your practice to help you.">
      <ButtonLink href="/" variant="primary" size="large">
        Go to the overview
      </ButtonLink>
    </EntryCard>
  );
}
