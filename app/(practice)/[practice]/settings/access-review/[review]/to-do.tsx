import { Notice } from "@/app/_components/notice";
import { OneButtonForm } from "@/app/(practice)/[practice]/one-button-form";
import { finish } from "@/app/(practice)/[practice]/settings/access-review/actions";
import { followUpOf } from "@/lib/access-reviews/follow-up";
import { listToDo } from "@/lib/access-reviews/list-lines";
import type { ReviewRow } from "@/lib/access-reviews/seal";
import type { ShownLine } from "@/lib/access-reviews/shown-access";
import type { Authorized } from "@/lib/auth/authorize";

type ToDoProps = { admin: Authorized<"users.manage">; review: ReviewRow };

/** What a signed review asked for and nobody has done yet: who still has access, and who was not changed. */
export async function ToDo({ admin, review }: ToDoProps) {
  const lines = await listToDo(admin, review.id, ["change", "deactivate"]);
  const done = await followUpOf(admin, lines);
  const left = lines.filter(({ userId }) => !done.get(userId)?.done);
  const { slug } = admin.practice;
  if (lines.length === 0) return null;
  if (left.length === 0)
    return (
      <div className="mb-4">
        <Notice tone="success">Everything this review asked for is done.</Notice>
      </div>
    );
  const toDeactivate = left.filter(({ decision }) => decision === "deactivate");
  const toChange = left.filter(({ decision }) => decision === "change");
  return (
    <div className="mb-4 grid gap-2">
      {toDeactivate.length > 0 && (
        <Notice
          tone="warn"
          title="Still have access, though they were to be deactivated"
          action={
            <OneButtonForm
              act={finish.bind(null, { practice: slug, review: review.id })}
              label="Try again to deactivate those who still have access"
            >
              Try again
            </OneButtonForm>
          }
        >
          <People lines={toDeactivate} page={(user) => `/${slug}/settings/users/${user}/deactivate`} />
        </Notice>
      )}
      {toChange.length > 0 && (
        <Notice title="Not changed yet, though they were to be">
          <People lines={toChange} page={(user) => `/${slug}/settings/users/${user}`} />
        </Notice>
      )}
    </div>
  );
}

function People({ lines, page }: { lines: ShownLine[]; page: (user: string) => string }) {
  return (
    <ul>
      {lines.map(({ userId, access, remark }) => (
        <li key={userId}>
          <a href={page(userId)}>{access.name}</a>
          {remark && `: ${remark}`}
        </li>
      ))}
    </ul>
  );
}
