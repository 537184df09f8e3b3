import { Chip, StatusBadge } from "@/app/_components/badges";
import { EmailText } from "@/app/_components/email-text";
import type { ListedAdmin } from "@/lib/support/find-person";

/** Who administers the practice: name, login, role and status, and nothing else of them. */
export function AdminsList({ slug, admins }: { slug: string; admins: ListedAdmin[] }) {
  if (admins.length === 0) return <p className="text-muted">None yet: nobody can sign in.</p>;
  return (
    <ul className="divide-y divide-line">
      {admins.map(({ id, name, login, role, status, groupAdmin }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <div className="wrap-anywhere min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              <strong>{name}</strong> <Status status={status} />
              {groupAdmin && <Chip tone="accent">Group Admin</Chip>}
            </p>
            <p className="hint">
              {login && <EmailText>{login}</EmailText>}
              {login && " · "}
              {role}
            </p>
          </div>
          <a
            className="prose-link"
            href={`/support/practices/${slug}/people/${id}`}
            aria-label={`Group Admin of ${name}`}
          >
            Group Admin…
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The deleted are in no list. */
export function Status({ status }: { status: ListedAdmin["status"] }) {
  return status === "deleted" || status === "erased" ? null : <StatusBadge status={status} />;
}
