import { ChevronDown } from "lucide-react";
import { memo } from "react";
import { CheckboxField } from "@/app/_components/checkbox-field";
import type { Values } from "@/app/(practice)/[practice]/settings/users/fields-props";
import type { PracticeLine as Line, RoleList } from "@/lib/users/membership-choices";
import { ownRightsInWords } from "@/lib/users/own-rights-in-words";
import { LinePanel } from "./line-panel";
import { type HereRights, isTicked, panelValues, shownRights } from "./line-values";

type PracticeLineProps = {
  line: Line;
  roles: RoleList;
  same: string;
  offersSame: boolean;
  values: Values;
  here: HereRights;
  error?: string | undefined;
  hidden: boolean;
  /** Whether its panel was ever opened; `open`: whether it is shown. */
  opened: boolean;
  open: boolean;
  /** Without JavaScript a short list has its panels open from the beginning. */
  standsOpen: boolean;
  toggle: (id: string, open: boolean) => void;
};

/** A practice to tick. Its role and permissions are drawn when it is first opened: a group may have 500 of them. */
export const PracticeLine = memo(function PracticeLine(props: PracticeLineProps) {
  const { line, values, error, hidden, opened, open, standsOpen, toggle } = props;
  const { id, name, present } = line;
  const field = `practice.${id}`;
  const panel = (
    <LinePanel {...props} values={panelValues(line, values, props.here)} open={open || !opened} />
  );
  return (
    <li className="place" hidden={hidden} data-member={present ? "" : undefined}>
      <div className="place-head">
        <CheckboxField
          name={field}
          label={name}
          definition={opened ? undefined : <span className="place-rights">{inWords(props)}</span>}
          value={values[field] || present || "same"}
          defaultChecked={isTicked(line, values)}
          onChange={(event) => toggle(id, event.currentTarget.checked)}
          error={error}
        />
        <button
          type="button"
          className="place-open js-only"
          aria-expanded={open}
          aria-controls={opened ? `panel.${id}` : undefined}
          aria-label={`Permissions at ${name}`}
          onClick={() => toggle(id, !open)}
        >
          <ChevronDown size={16} aria-hidden="true" />
        </button>
      </div>
      {opened && panel}
      {!opened && standsOpen && <noscript>{panel}</noscript>}
      {present && <p className="field-warning place-ends">Saving ends their login to {name}.</p>}
    </li>
  );
});

function inWords({ line, roles, same }: PracticeLineProps): string {
  const rights = shownRights(line);
  return rights.follows ? same : ownRightsInWords(rights, roles);
}
