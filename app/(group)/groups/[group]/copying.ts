import type { Outcome } from "@/app/_server/settled";
import { hashSecret } from "@/lib/auth/secrets";
import type { CopyOutcome } from "@/lib/groups/copy-outcome";

type Asked = { act: "preview" | "copy"; shown: string };

/** What a form that copies gets back: what would change, with the mark of that preview, or what was done. */
export type Copying = {
  outcomes: CopyOutcome[];
  shown?: string;
  /** Asked to copy, but what would change is no longer what was shown. */
  otherwise?: boolean;
};

/** Shows what would change, or carries it out where exactly that was shown before. */
export async function copying(
  { act, shown }: Asked,
  preview: () => Promise<CopyOutcome[]>,
  copy: () => Promise<CopyOutcome[]>,
): Promise<Outcome> {
  const outcomes = await preview();
  const mark = hashSecret(JSON.stringify(outcomes));
  const isShown = act === "copy" && shown === mark;
  const told: Copying = isShown
    ? { outcomes: await copy() }
    : { outcomes, shown: mark, otherwise: act === "copy" };
  return { more: told };
}
