import { Chip } from "@/app/_components/badges";
import type { CopyOutcome } from "@/lib/groups/copy-outcome";

const STATES = {
  changes: { label: "Would change", tone: "accent" },
  done: { label: "Done", tone: "success" },
  unchanged: { label: "Nothing to do", tone: undefined },
  refused: { label: "Not copied", tone: "danger" },
} as const;

/** A line for each practice, what needs a look first. */
export function CopyOutcomes({ outcomes }: { outcomes: CopyOutcome[] }) {
  const order = ["refused", "changes", "done", "unchanged"];
  const sorted = outcomes.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  return (
    <ul className="copy-outcomes" aria-label="Practices">
      {sorted.map(({ practice, state, lines }) => (
        <li key={practice.id}>
          <p>
            <strong>{practice.name}</strong> <Chip tone={STATES[state].tone}>{STATES[state].label}</Chip>
          </p>
          <ul className="hint">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
