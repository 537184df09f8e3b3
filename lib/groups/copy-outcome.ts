import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from "@/lib/errors";
import { pacer } from "@/lib/pacer";

/** What became of one practice, or would: `lines` says it in words. */
export type CopyOutcome = {
  practice: { id: string; name: string };
  state: "changes" | "unchanged" | "done" | "refused";
  lines: string[];
};

type Told = Omit<CopyOutcome, "practice">;
type Place = CopyOutcome["practice"];

const REFUSED = [InvalidError, ConflictError, ForbiddenError, NotFoundError];

/**
 * Does something at each practice, one after the other, with room for other requests between. A refusal at one is its outcome in words, and
 * stops none of the others.
 */
export async function outcomesAt<P extends Place>(
  practices: P[],
  act: (practice: P) => Promise<Told>,
): Promise<CopyOutcome[]> {
  const outcomes: CopyOutcome[] = [];
  const pace = pacer();
  for (const practice of practices) {
    outcomes.push(await outcomeAt(practice, () => act(practice)));
    await pace();
  }
  return outcomes;
}

function outcomeAt({ id, name }: Place, act: () => Promise<Told>): Promise<CopyOutcome> {
  return act().then(
    (told) => ({ practice: { id, name }, ...told }),
    (error: unknown) => ({ practice: { id, name }, state: "refused" as const, lines: [refusal(error)] }),
  );
}

function refusal(error: unknown): string {
  if (!REFUSED.some((kind) => error instanceof kind)) throw error;
  if (error instanceof InvalidError || error instanceof ConflictError) return error.message;
  return "You are no Admin here any more.";
}
