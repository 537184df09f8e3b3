import { Section } from "@/app/_components/card";
import type { StaffActor } from "@/lib/auth/actor";
import { permissionKey } from "@/lib/auth/permissions";

/** What somebody without the Admin permission may do here, in the words of the Permissions Key. */
export function YourPermissions({ person }: { person: StaffActor }) {
  const held = permissionKey.filter(({ name }) => person.permissions[name]);
  return (
    <div className="grid gap-4">
      <Section title="Waiting for you">
        <p className="text-muted">
          Nothing waits for you. Your name, photo and password are under{" "}
          <a className="prose-link" href={`/${person.practice.slug}/profile`}>
            Profile
          </a>
          .
        </p>
      </Section>
      <Section
        title={`What you can do at ${person.practice.name}`}
        description="An Admin of the practice can change this."
        actions={
          <a className="prose-link" href={`/${person.practice.slug}/profile/access`}>
            Everything, and why
          </a>
        }
      >
        {held.length === 0 && <p className="text-muted">You have no special permissions here.</p>}
        <dl className="grid gap-3">
          {held.map(({ name, label, definition }) => (
            <div key={name}>
              <dt className="font-medium">{label}</dt>
              <dd className="hint">{definition}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}
