import { ButtonLink } from "@/app/_components/button";
import { EntryCard } from "@/app/_components/entry-card";
import { answerStatus } from "@/app/_server/answer-status";

/** The same for a link that never existed, was used, was replaced, or has expired. */
export function LinkEnded() {
  answerStatus(404);
  return <LinkEndedCard />;
}

/** Its text alone. Next makes a not-found page beside every page it could take the place of: that must not touch the answer. */
export function LinkEndedCard() {
  return (
    <EntryCard
      title="This link doesn't work any more"
      description="Each link works once, and only for a time. A newer one takes the place of those before."
    >
      <ul className="grid list-disc gap-2 pl-5">
        <li>Have you chosen your password already? Then sign in with it.</li>
        <li>
          Were you invited, or given a setup link? Ask whoever sent it for a new one. Make sure that you
          opened the whole link.
        </li>
        <li>Did you forget your password? Ask for a new link yourself.</li>
        <li>Were you to decide about a login? Sign in, and look under Settings › Devices.</li>
      </ul>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/login" variant="primary">
          Sign in
        </ButtonLink>
        <ButtonLink href="/forgot">Forgot password?</ButtonLink>
      </div>
    </EntryCard>
  );
}
