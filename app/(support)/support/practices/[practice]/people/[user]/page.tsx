import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { ConfirmWithReason } from "@/app/(support)/support/confirm-with-reason";
import { saveGroupAdmin } from "@/app/(support)/support/practices/actions";
import { getPersonAt, listAdministered, type SeenPerson } from "@/lib/support/find-person";
import { getPractice } from "@/lib/support/find-practice";
import { isId } from "@/lib/users/form-text";

type GroupAdminProps = { params: Promise<{ practice: string; user: string }> };

export const generateMetadata = supportTitle("Group Admin");

/** Group Admin of one person, on or off. */
export default orNothingHere(async function GroupAdminPage({ params }: GroupAdminProps) {
  const support = await requireSupport();
  const { practice: slug, user } = await params;
  if (!isId(user)) notFound();
  const practice = await orNotFound(getPractice(support, slug));
  const person = await orNotFound(getPersonAt(support, practice, user));
  const adminAt = (await listAdministered(support, user)).map(({ name }) => name);
  const on = person.groupAdmin ? "" : "on";
  return (
    <ConfirmWithReason
      act={saveGroupAdmin.bind(null, { practice: slug, user, on })}
      title={on ? `Make ${person.name} a Group Admin?` : `Take Group Admin from ${person.name}?`}
      consequences={on ? whatItGives(person, adminAt) : whatItTakes(person, adminAt)}
      confirm={on ? "Make Group Admin" : "Take Group Admin Away"}
      tone={on ? "primary" : "danger"}
      cancelHref={`/support/practices/${slug}/people`}
    />
  );
});

function whatItGives({ name, group, homePractice }: SeenPerson, adminAt: string[]): string[] {
  if (adminAt.length === 0)
    return [
      `${name} is not an Admin at any open practice of ${group}. An Admin there gives the permission first.`,
    ];
  return [
    `${name} can give users login to other practices of ${group}, where ${name} is an Admin: ${adminAt.join(", ")}.`,
    "The group view opens for them.",
    `The Admins of ${homePractice} are told by e-mail.`,
  ];
}

function whatItTakes({ homePractice }: SeenPerson, adminAt: string[]): string[] {
  return [
    adminAt.length > 0
      ? `They stay an Admin at ${adminAt.join(", ")}, but see only one practice at a time.`
      : "It has no effect now: they are not an Admin anywhere.",
    "The logins they gave stay.",
    `The Admins of ${homePractice} are told by e-mail.`,
  ];
}
