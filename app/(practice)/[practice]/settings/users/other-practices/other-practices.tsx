import { memo, useMemo, useRef, useState } from "react";
import { Section } from "@/app/_components/card";
import { CheckboxField } from "@/app/_components/checkbox-field";
import { Notice } from "@/app/_components/notice";
import type { Values } from "@/app/(practice)/[practice]/settings/users/fields-props";
import { foldForSearch } from "@/lib/text";
import type { RoleChoice } from "@/lib/users/form-choices";
import type { MembershipChoices } from "@/lib/users/membership-choices";
import { isTicked, rightsHere } from "./line-values";
import { PracticeLine } from "./practice-line";
import { PracticesBar } from "./practices-bar";
import { useOpenLines } from "./use-open-lines";
import { useSelectAll } from "./use-select-all";
import "./other-practices.css";

type OtherPracticesProps = {
  choices: MembershipChoices;
  /** What the fields begin with, and what is wrong: as the server said, so that typing elsewhere redraws none of it. */
  values: Values;
  errors: Record<string, string | undefined>;
  roles: RoleChoice[];
};

/** So many lines stand open where there is no JavaScript to open them. */
const SHORT = 12;

/** **Allow Login to Other Practices**: for Group Admins, at the practices where they are an Admin. */
export const OtherPractices = memo(function OtherPractices(props: OtherPracticesProps) {
  const { choices, errors, roles } = props;
  const { lines, roleLists, home, offersSame } = choices;
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const { open, toggle, values } = useOpenLines(box, lines, props.values, errors);
  const begins = lines.filter((line) => isTicked(line, props.values)).length;
  const { ticked, alive, selectAll } = useSelectAll(box, begins, search);
  const here = useMemo(() => rightsHere(props.values, roles), [props.values, roles]);
  const words = foldForSearch(search).split(" ").filter(Boolean);
  const isShown = (name: string) => words.every((word) => foldForSearch(name).includes(word));
  const none = lines.every(({ name }) => !isShown(name));
  return (
    <Section title="Other practices">
      <CheckboxField
        name="otherPractices"
        label="Allow Login to Other Practices"
        definition="At the practices of the group where you are an Admin."
        defaultChecked={values.otherPractices === "on"}
        error={errors.otherPractices}
      />
      {begins > 0 && (
        <p className="field-warning places-end">
          Saving ends their login to all practices that were ticked here.
        </p>
      )}
      <div className="places-box" ref={box}>
        <PracticesBar {...{ ticked, alive, selectAll, search, setSearch }} total={lines.length} />
        {errors.openLines && <Notice>{errors.openLines}</Notice>}
        <ul className="places">
          {lines.map((line) => (
            <PracticeLine
              key={line.id}
              line={line}
              roles={roleLists[line.roles] ?? []}
              same={home ? `Same permissions as at ${home}` : "Same permissions as here"}
              {...{ offersSame, values, here, toggle }}
              error={errors[`practice.${line.id}`]}
              hidden={!isShown(line.name)}
              opened={open.has(line.id)}
              open={open.get(line.id) ?? false}
              standsOpen={lines.length <= SHORT}
            />
          ))}
        </ul>
        {none && <p className="hint">No practice of yours is called that.</p>}
        {lines.length > SHORT && (
          <noscript>
            <button type="submit" className="button" name="openLines" value="ticked">
              Show role and permissions of the ticked practices
            </button>
          </noscript>
        )}
      </div>
    </Section>
  );
});
