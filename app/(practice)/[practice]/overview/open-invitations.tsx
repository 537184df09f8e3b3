import { Section } from "@/app/_components/card";

type Invited = { id: string; name: string; login: string | null; role: string };
type OpenInvitationsProps = { slug: string; people: Invited[]; total: number };

const SHOWN = 8;

/** Who was invited and has not chosen a password yet. */
export function OpenInvitations({ slug, people, total }: OpenInvitationsProps) {
  const users = `/${slug}/settings/users`;
  if (total === 0)
    return (
      <Section title="Waiting for you">
        <p className="text-muted">
          Nothing waits for you. Everybody you invited has signed in.{" "}
          <a className="prose-link" href={`${users}/new`}>
            Add a user
          </a>
        </p>
      </Section>
    );
  return (
    <Section
      title={
        total === 1
          ? "One invitation not yet taken up"
          : `${total.toLocaleString("en-US")} invitations not yet taken up`
      }
      description="An invitation works for 7 days. Open a person to send another one."
      actions={
        total > SHOWN && (
          <a className="prose-link" href={`${users}?status=invited`}>
            See all
          </a>
        )
      }
    >
      <ul className="divide-y divide-line">
        {people.slice(0, SHOWN).map(({ id, name, login, role }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
            <a className="prose-link wrap-anywhere min-w-0" href={`${users}/${id}`}>
              {name}
            </a>
            <span className="hint wrap-anywhere">{[role, login].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
