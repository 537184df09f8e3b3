import { notFound } from "next/navigation";
import type { FormState } from "@/app/_server/form-state";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import type { Authorized } from "@/lib/auth/authorize";
import { NotFoundError } from "@/lib/errors";
import type { UserAct } from "@/lib/users/acts";
import { type Consequences, consequencesOf } from "@/lib/users/consequences";
import { findUser } from "@/lib/users/find-user";
import { STATUS_LABELS } from "@/lib/users/rules";
import { actWords } from "./act-words";
import { ConfirmAct } from "./confirm-act";

type BoundAct = (
  bound: { practice: string; user: string; name: string },
  state: FormState,
  form: FormData,
) => Promise<FormState>;
type ActPageProps = { admin: Authorized<"users.manage">; act: UserAct; user: string; run: BoundAct };

/** Asks before an act on a person, and says what follows from it. A page of its own: it needs no JavaScript. */
export const ActPage = orNothingHere(async function ActPage({ admin, act, user: id, run }: ActPageProps) {
  const told = await consequencesOf(admin, act, id).catch((error: unknown) => outOfTurn(admin, id, error));
  const { user, sentences, refused, successors } = told;
  const { label, ask, gentle } = actWords[act];
  const list = `/${admin.practice.slug}/settings/users`;
  return (
    <ConfirmAct
      run={run.bind(null, { practice: admin.practice.slug, user: user.id, name: user.name })}
      title={ask(user.name)}
      consequences={sentences}
      confirm={label}
      tone={gentle ? "primary" : "danger"}
      cancelHref={user.status === "deleted" ? `${list}/deleted` : `${list}/${user.id}`}
      listHref={list}
      refused={refused}
      successors={successors}
      leaving={user.name}
    />
  );
});

/**
 * The act no longer makes sense for this person. Without JavaScript that is so right after it was done: the same address then has to
 * show what came of it, which may be a setup link that is shown this once.
 */
async function outOfTurn(
  admin: Authorized<"users.manage">,
  id: string,
  error: unknown,
): Promise<Consequences> {
  if (!(error instanceof NotFoundError)) throw error;
  const user = await findUser(admin, id);
  if (!user) notFound();
  const refused = `There is nothing to do: ${user.name} is ${STATUS_LABELS[user.status].toLowerCase()} now.`;
  return { user, sentences: [], refused };
}
