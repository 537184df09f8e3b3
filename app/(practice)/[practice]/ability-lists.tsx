import { Check, X } from "lucide-react";
import { Section } from "@/app/_components/card";
import type { Ability } from "@/lib/auth/abilities";
import { whoCanChange, whyInWords } from "@/lib/auth/ability-words";

type AbilityListsProps = {
  abilities: Ability[];
  practice: string;
  /** Its Admins, by name. */
  admins: string[];
  titles: { may: string; mayNot: string };
  /** What has to come first, for all that they may. */
  note?: string | undefined;
};

/** What somebody may do, and what not: each with what it follows from, and who can change it. */
export function AbilityLists({ abilities, practice, admins, titles, note }: AbilityListsProps) {
  const may = abilities.filter((ability) => ability.may);
  const mayNot = abilities.filter((ability) => !ability.may);
  return (
    <div className="grid gap-4">
      <Section title={titles.may} description={note}>
        <AbilityList abilities={may} admins={admins.length > 0 ? AN_ADMIN : []} />
      </Section>
      {mayNot.length > 0 && (
        <Section title={titles.mayNot} description={namesOf(practice, admins)}>
          <AbilityList abilities={mayNot} admins={admins.length > 0 ? AN_ADMIN : []} />
        </Section>
      )}
    </div>
  );
}

// Their names stand once, above: in each line they would be all one reads.
const AN_ADMIN = ["An Admin"];

function namesOf(practice: string, admins: string[]): string {
  if (admins.length === 0) return `${practice} has no active Admin: Chairside support helps.`;
  return `Admins of ${practice}: ${new Intl.ListFormat("en-US").format(admins)}.`;
}

function AbilityList({ abilities, admins }: Pick<AbilityListsProps, "abilities" | "admins">) {
  return (
    <ul className="divide-y divide-line">
      {abilities.map((ability) => (
        <li key={ability.name} className="grid grid-cols-[1.5rem_1fr] gap-x-2 py-2">
          <Mark may={ability.may} />
          <div className="grid gap-x-6 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <p className="font-medium">{ability.label}</p>
            <p className="hint text-pretty">
              {whyInWords(ability)} {whoCanChange(ability, admins)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Mark({ may }: { may: boolean }) {
  const Icon = may ? Check : X;
  return (
    <span className={may ? "text-accent" : "text-muted"}>
      <Icon size={18} aria-hidden="true" />
      <span className="visually-hidden">{may ? "Yes: " : "No: "}</span>
    </span>
  );
}
