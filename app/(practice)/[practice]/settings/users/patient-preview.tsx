import { Avatar } from "@/app/_components/avatar";
import { Chip } from "@/app/_components/badges";
import type { FieldsProps } from "./fields-props";
import { PreviewPhoto } from "./preview-photo";

type PatientPreviewProps = FieldsProps & { practice: string };

/** How patients will see this person, while the form is being filled in. */
export function PatientPreview(props: PatientPreviewProps) {
  const { watched, values, practice, choices } = props;
  const seen = watched ?? values;
  const name = seen.publicName?.trim() || seen.name?.trim() || "New user";
  const role = choices.roles.find(({ id }) => id === seen.roleId)?.name;
  const provider = choices.providers.find(({ id }) => id === seen.providerId);
  return (
    <section aria-labelledby="preview-title" className="card">
      <h2 id="preview-title" className="mb-3">
        How patients will see them
      </h2>
      {seen.showInApp ? (
        <div className="patient-card">
          <Portrait {...props} name={name} />
          <strong>{name}</strong>
          <span className="text-muted">{role ?? "No role yet"}</span>
          <span className="hint">{practice}</span>
        </div>
      ) : (
        <div className="patient-card">
          <Chip>Not in the patient app</Chip>
          <p className="hint mt-1">Tick ‘Show in the App’ to show this person to patients.</p>
        </div>
      )}
      <dl className="patient-facts">
        <div>
          <dt>Scheduling page</dt>
          <dd>
            {provider
              ? `‘${name}’ in place of ‘${provider.abbreviation}’`
              : "Not on it: no PMS provider is connected."}
          </dd>
        </div>
        {seen.defaultDoctor && (
          <div>
            <dt>Forms and review requests</dt>
            <dd>‘{seen.nameOnForms?.trim() || name}’</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Portrait({ watched, photos, name }: FieldsProps & { name: string }) {
  if (watched?.photoStaged)
    return <PreviewPhoto key={watched.photoStaged} url={photos.url(watched.photoStaged)} crop={watched} />;
  return <Avatar name={name} photo={watched?.photoRemove ? null : photos.current} size={96} />;
}
