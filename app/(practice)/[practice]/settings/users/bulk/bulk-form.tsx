"use client";

import { type ReactNode, useActionState } from "react";
import { ButtonLink } from "@/app/_components/button";
import { CheckboxField } from "@/app/_components/checkbox-field";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { FormFooter } from "@/app/_components/form-footer";
import { SelectField } from "@/app/_components/select-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type FormState, type Send } from "@/app/_server/form-state";
import { permissionKey } from "@/lib/auth/permissions";
import { GIVEN_TO_MANY } from "@/lib/users/bulk/given-to-many";

type Choice = { id: string; name: string };
type BulkFormProps = {
  send: Send;
  fields: [name: string, value: string][];
  roles: Choice[];
  /** The practices that are this Group Admin's to give; for everybody else there are none. */
  practices: Choice[];
  listHref: string;
};

const LABELS = {
  act: "What to do",
  roleId: "Role",
  give: "Permissions",
  take: "Permissions",
  join: "Practices",
  leave: "Practices",
};

/** What is to be done with the people chosen. The preview comes next; nothing is changed by this form. */
export function BulkForm({ send, fields, roles, practices, listHref }: BulkFormProps) {
  const [state, submit] = useActionState(send, emptyState);
  const act = { state };
  return (
    <form id="bulk" action={submit} noValidate className="form">
      <DraftKeeper form="bulk" />
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={state.errors} labels={LABELS} />
      <fieldset className="card fieldset bulk-choices">
        <legend className="visually-hidden">What to do</legend>
        <Act {...act} value="role" label="Change the role">
          <SelectField
            name="roleId"
            label="Role"
            placeholder="Choose…"
            options={roles.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={chosenIn(state, "roleId")[0] ?? ""}
            error={state.errors.roleId ?? ""}
          />
        </Act>
        <Act {...act} value="give" label="Give permissions">
          <Boxes
            {...act}
            name="give"
            choices={GIVEN_TO_MANY.map(({ name, label }) => ({ id: name, name: label }))}
          />
        </Act>
        <Act {...act} value="take" label="Take permissions away">
          <Boxes
            {...act}
            name="take"
            choices={permissionKey.map(({ name, label }) => ({ id: name, name: label }))}
          />
        </Act>
        {practices.length > 0 && (
          <>
            <Act
              {...act}
              value="join"
              label="Give login to other practices"
              detail="With the same permissions as here; for those whose home practice is another, as there."
            >
              <Boxes {...act} name="join" choices={practices} />
            </Act>
            <Act {...act} value="leave" label="Take login to other practices away">
              <Boxes {...act} name="leave" choices={practices} />
            </Act>
          </>
        )}
        <Act
          {...act}
          value="resend"
          label="Resend invitations"
          detail="To those who have yet to choose a password."
        />
        <Act
          {...act}
          value="deactivate"
          label="Deactivate"
          detail="They can’t sign in, their sessions end, and they leave the public pages. They stay on the list."
        />
      </fieldset>
      <FormFooter note="Nothing is changed yet: next you see what each comes to.">
        <SubmitButton pendingText="One moment…">Preview</SubmitButton>
        <ButtonLink href={listHref} variant="quiet">
          Cancel
        </ButtonLink>
      </FormFooter>
    </form>
  );
}

type ActProps = { state: FormState; value: string; label: string; detail?: string; children?: ReactNode };

function Act({ state, value, label, detail, children }: ActProps) {
  return (
    <div className="act-of">
      <label className="check">
        <input
          key={String(state.at)}
          type="radio"
          name="act"
          id={value === "role" ? "act" : `act-${value}`}
          value={value}
          defaultChecked={state.values.act === value}
          aria-describedby={detail ? `about-${value}` : undefined}
        />
        <span className="name">{label}</span>
        {detail && (
          <span className="about hint" id={`about-${value}`}>
            {detail}
          </span>
        )}
      </label>
      {children && <div className="for-act">{children}</div>}
    </div>
  );
}

function Boxes({ state, name, choices }: { state: FormState; name: string; choices: Choice[] }) {
  const chosen = chosenIn(state, name);
  return (
    <div className={choices.length > 8 ? "scroll-choices" : "segments"}>
      {choices.map(({ id, name: label }, at) => (
        <CheckboxField
          key={`${id} ${state.at}`}
          name={name}
          id={at === 0 ? name : `${name}-${id}`}
          value={id}
          label={label}
          defaultChecked={chosen.includes(id)}
          error={at === 0 ? (state.errors[name] ?? "") : ""}
        />
      ))}
    </div>
  );
}

function chosenIn({ values }: FormState, name: string): string[] {
  return [values[name] ?? []].flat();
}
