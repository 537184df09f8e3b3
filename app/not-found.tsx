import type { Metadata } from "next";
import { ButtonLink } from "./_components/button";
import { EntryCard } from "./_components/entry-card";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
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
