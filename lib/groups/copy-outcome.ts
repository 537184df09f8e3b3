import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from "@/lib/errors";

/** What became of one practice, or would: `lines` says it in words. */
export type CopyOutcome = {
  practice: { id: string; name: string };
  state: "changes" | "unchanged" | "done" | "refused";
  lines: string[];
};

type Told = Omit<CopyOutcome, "practice">;

const REFUSED = [InvalidError, ConflictError, ForbiddenError, NotFoundError];

/** Does something at one practice; a refusal there is its outcome in words, and stops none of the others. */
export function outcomeAt(practice: CopyOutcome["practice"], act: () => Promise<Told>): Promise<CopyOutcome> {
  const { id, name } = practice;
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
