import { useEffect, useRef } from "react";
import { ButtonLink } from "@/app/_components/button";
import { FormFooter } from "@/app/_components/form-footer";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import type { Difference } from "@/lib/users/stale-user";
import { type Conflict, restOf, type Side, sidesOf } from "./conflict-of";

type ConflictFormProps = {
  conflict: Conflict;
  typed: Record<string, string>;
  send: (form: FormData) => void;
  cancelHref: string;
};

/** Two people edited one user: what was, what the other saved, what is yours, and a choice for each. Nothing is overwritten unseen. */
export function ConflictForm({ conflict, typed, send, cancelHref }: ConflictFormProps) {
  const { fields, version, base, by } = conflict;
  const sides = fields.map((difference) => sidesOf(difference, typed, base));
  const rest = Object.entries(restOf(typed, sides));
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form className="user-form max-w-4xl" action={send}>
      <div ref={heading} tabIndex={-1} role="alert">
        <Notice tone="warn" title={`${by ?? "Somebody else"} saved this user while you were editing`}>
          Nothing of yours is lost, and nothing has been overwritten. Choose what to keep, then save.
        </Notice>
      </div>
      {rest.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="base" value={JSON.stringify(base)} />
      <div className="table-wrap">
        <table className="conflict">
          <caption className="visually-hidden">What differs</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">When you opened it</th>
              <th scope="col">Saved by {by ?? "somebody else"}</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((difference, at) => (
              <ConflictRow key={difference.field} difference={difference} side={sides[at] as Side} />
            ))}
          </tbody>
        </table>
      </div>
      <FormFooter>
        <SubmitButton pendingText="Saving…">Save with these choices</SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Cancel
        </ButtonLink>
      </FormFooter>
    </form>
  );
}

/** Where you changed nothing, what the other saved is the choice to begin with. */
function ConflictRow({
  difference: { label, was, theirs, yours },
  side,
}: {
  difference: Difference;
  side: Side;
}) {
  const untouched = was === yours;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td data-label="When you opened it">{was || <Nothing />}</td>
      {(["theirs", "yours"] as const).map((who) => (
        <td key={who} data-label={who === "theirs" ? "Saved meanwhile" : "Yours"}>
          <label className="check">
            <input
              type="radio"
              name={side.name}
              value={side[who]}
              defaultChecked={(who === "theirs") === untouched}
              aria-label={`${label}: ${who === "theirs" ? "what was saved meanwhile" : "yours"}: ${{ theirs, yours }[who] || "empty"}`}
            />
            <span>{{ theirs, yours }[who] || <Nothing />}</span>
          </label>
        </td>
      ))}
    </tr>
  );
}

function Nothing() {
  return <span className="text-muted">empty</span>;
}
