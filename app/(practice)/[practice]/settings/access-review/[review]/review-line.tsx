import { Chip, PermissionChips } from "@/app/_components/badges";
import { decide } from "@/app/(practice)/[practice]/settings/access-review/actions";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import type { FollowUp } from "@/lib/access-reviews/follow-up";
import type { ShownLine } from "@/lib/access-reviews/shown-access";
import { Decided } from "./decided";
import { lineFacts } from "./line-facts";
import { LineForm } from "./line-form";

type ReviewLineProps = {
  line: ShownLine;
  practice: { slug: string; timeZone: string };
  followUp: FollowUp | undefined;
  /** What the form is bound to; without it the review is signed, and there is none. */
  bound: ({ practice: string } & Record<string, string>) | undefined;
};

/** One person as they were frozen, with the decision on them. */
export function ReviewLine({ line, practice, followUp, bound }: ReviewLineProps) {
  const { access, number, userId, decision, remark } = line;
  return (
    <li id={`person-${number}`} className="card review-line">
      <div className="who">
        <h3>
          <a href={`/${practice.slug}/settings/users/${userId}`}>{access.name}</a>{" "}
          {access.status !== "Active" && <Chip>{access.status}</Chip>}
        </h3>
        <p>{access.role}</p>
        {access.permissions.length > 0 ? (
          <PermissionChips names={access.permissions} />
        ) : (
          <p className="hint">No permissions</p>
        )}
      </div>
      <dl>
        {lineFacts(access, (moment) => momentOf(moment, practice.timeZone)).map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{Array.isArray(fact) ? fact.map((one) => <p key={one}>{one}</p>) : fact}</dd>
          </div>
        ))}
      </dl>
      <div className="decision">
        {(decision || !bound) && <Decided line={line} practice={practice} followUp={followUp} />}
        {bound && (
          <LineForm
            send={decide.bind(null, bound)}
            number={number}
            name={access.name}
            decision={decision}
            remark={remark}
          />
        )}
      </div>
    </li>
  );
}
