import { SelectField } from "@/app/_components/select-field";
import { timeInWords } from "@/lib/practices/time-in-words";

const IDLE_MINUTES = [15, 30, 60, 120, 240, 480, 720];
const SESSION_HOURS = [4, 8, 12, 24, 48, 72, 168, 336];

type LogOffFieldsProps = { values: Record<string, string>; errors: Record<string, string> };

/** For the users whose home this practice is. */
export function LogOffFields({ values, errors }: LogOffFieldsProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField
        name="idleMinutes"
        label="Sign out after no activity for"
        hint="A warning comes one minute before."
        defaultValue={values["idleMinutes"]}
        error={errors["idleMinutes"]}
        options={choices(IDLE_MINUTES, values["idleMinutes"], 1)}
      />
      <SelectField
        name="sessionHours"
        label="Longest session"
        hint="After that everybody signs in again, whatever they are doing."
        defaultValue={values["sessionHours"]}
        error={errors["sessionHours"]}
        options={choices(SESSION_HOURS, values["sessionHours"], 60)}
      />
    </div>
  );
}

/** The usual choices, and the one that is set, whatever it is. */
function choices(usual: number[], set: string | undefined, minutesEach: number) {
  const all = new Set([...usual, Number(set)].filter((number) => number > 0));
  return [...all]
    .sort((one, other) => one - other)
    .map((number) => ({ value: String(number), label: timeInWords(number * minutesEach) }));
}
