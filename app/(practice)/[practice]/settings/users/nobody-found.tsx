import { Users } from "lucide-react";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";

/** There is always one user, who is looking: so either nobody matches, or the page lies past the end. */
export function NobodyFound({ clear, first, total }: { clear: string; first: string; total: number }) {
  if (total > 0)
    return (
      <EmptyState
        icon={<Users />}
        title="That page is past the end"
        action={<ButtonLink href={first}>Go to the first page</ButtonLink>}
      >
        There are fewer users than that.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Users />}
      title="No users match"
      action={
        <ButtonLink variant="primary" href={clear}>
          Clear filters
        </ButtonLink>
      }
    >
      Nobody fits this search and these filters together. Look for another spelling, or clear them.
    </EmptyState>
  );
}
