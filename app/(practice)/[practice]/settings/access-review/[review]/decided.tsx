import { Chip } from "@/app/_components/badges";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import { DECISION_LABELS } from "@/lib/access-reviews/decisions";
import type { FollowUp } from "@/lib/access-reviews/follow-up";
import type { ShownLine } from "@/lib/access-reviews/shown-access";

const TONES = { keep: "success", change: "warn", deactivate: "danger" } as const;

type DecidedProps = {
  line: ShownLine;
  practice: { slug: string; timeZone: string };
  followUp: FollowUp | undefined;
};

/** What was decided on somebody, by whom and when; and whether it is done since. */
export function Decided({ line, practice, followUp }: DecidedProps) {
  const { decision, decidedAt, decidedByName, remark } = line;
  if (!decision) return <p className="hint">Not reviewed</p>;
  return (
    <div className="decided">
      <p>
        <Chip tone={TONES[decision]}>{DECISION_LABELS[decision]}</Chip>{" "}
        <span className="hint">
          {decidedByName}, {decidedAt && momentOf(decidedAt, practice.timeZone)}
        </span>
      </p>
      {remark && <p className="wrap-anywhere">“{remark}”</p>}
      {followUp && <Follow line={line} practice={practice} followUp={followUp} />}
    </div>
  );
}

function Follow({
  line: { decision, userId },
  practice,
  followUp,
}: Required<DecidedProps> & { followUp: FollowUp }) {
  const { done, by, at } = followUp;
  const what = decision === "change" ? "Changed since" : "Done";
  if (done)
    return (
      <p className="hint">
        {what}
        {by && at ? `: ${by}, ${momentOf(at, practice.timeZone)}` : ""}
      </p>
    );
  if (decision !== "change") return <p className="hint">Still has access</p>;
  return (
    <p>
      <a className="prose-link" href={`/${practice.slug}/settings/users/${userId}`}>
        Open the form
      </a>{" "}
      <span className="hint">Not changed yet</span>
    </p>
  );
}
