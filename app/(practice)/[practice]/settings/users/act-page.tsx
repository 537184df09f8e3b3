import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { Notice } from "@/app/_components/notice";
import type { FormState } from "@/app/_server/form-state";
import { orNotFound } from "@/app/_server/or-not-found";
import type { Authorized } from "@/lib/auth/authorize";
import type { UserAct } from "@/lib/users/acts";
import { type Consequences, consequencesOf } from "@/lib/users/consequences";
import { actWords } from "./act-words";
import { ConfirmAct } from "./confirm-act";

type BoundAct = (
  bound: { practice: string; user: string; name: string },
  state: FormState,
  form: FormData,
) => Promise<FormState>;
type ActPageProps = { admin: Authorized<"users.manage">; act: UserAct; user: string; run: BoundAct };

/** Asks before an act on a person, and says what follows from it. A page of its own: it needs no JavaScript. */
export async function ActPage({ admin, act, user: id, run }: ActPageProps) {
  const consequences = await orNotFound(consequencesOf(admin, act, id));
  const { user, sentences, refused, successors } = consequences;
  const { label, ask, gentle } = actWords[act];
  const list = `/${admin.practice.slug}/settings/users`;
  const back = act === "restore" ? `${list}/deleted` : `${list}/${user.id}`;
  if (refused) return <Refused title={label} consequences={consequences} back={back} />;
  return (
    <ConfirmAct
      run={run.bind(null, { practice: admin.practice.slug, user: user.id, name: user.name })}
      title={ask(user.name)}
      consequences={sentences}
      confirm={label}
      tone={gentle ? "primary" : "danger"}
      cancelHref={back}
      listHref={list}
      successors={successors}
      leaving={user.name}
    />
  );
}

function Refused({
  title,
  consequences: { user, refused },
  back,
}: {
  title: string;
  consequences: Consequences;
  back: string;
}) {
  return (
    <Card className="confirm">
      <h1>
        {title}: {user.name}
      </h1>
      <div className="my-4">
        <Notice tone="warn" title="This can’t be done">
          {refused}
        </Notice>
      </div>
      <ButtonLink href={back}>Back</ButtonLink>
    </Card>
  );
}
