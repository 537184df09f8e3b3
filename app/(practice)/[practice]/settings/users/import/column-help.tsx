import { Section } from "@/app/_components/card";

const COLUMNS: [name: string, says: string][] = [
  [
    "Login, Email or Username",
    "Who it is. One that signs in here already is changed; every other is added. Empty: a profile without a login.",
  ],
  ["Name, Public Name", "As on the form."],
  ["Role", "By its name, as under Role in the list."],
  [
    "Permissions",
    "All of them in one cell with commas between, as the export has it. Or a column for each, with yes or no.",
  ],
  ["PMS Provider", "The abbreviation or the external ID."],
  ["Contact email, Extensions, Name on Forms", "As on the form."],
  ["Access ends on", "As 2026-12-31."],
];

/** What the columns are called and what stands in them. */
export function ColumnHelp({ exportHref }: { exportHref: string }) {
  return (
    <Section
      title="What the file may hold"
      description="Columns may come in any order, and those you leave out stay as they are. Separate cells by commas, semicolons or tabs."
    >
      <dl className="column-help">
        {COLUMNS.map(([name, says]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted">
        Easiest is to begin with the{" "}
        <a className="link" href={exportHref} download>
          list as CSV
        </a>
        , change it in a spreadsheet, and import it again. Devices, Last sign-in and Status are only shown and
        can’t be imported.
      </p>
    </Section>
  );
}
