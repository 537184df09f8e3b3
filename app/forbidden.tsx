import { ButtonLink } from "./_components/button";
import { EntryCard } from "./_components/entry-card";

export default function Forbidden() {
  return (
    <EntryCard title="You may not open this page" description="Ask an Admin of your practice to help you.">
      <ButtonLink href="/" variant="primary" size="large">
        Go to the overview
      </ButtonLink>
    </EntryCard>
  );
}
