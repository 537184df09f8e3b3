"use client";

import { useActionState, useMemo, useRef } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { DateField } from "@/app/_components/date-field";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { FormFooter } from "@/app/_components/form-footer";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { emptyState, type FormState } from "@/app/_server/form-state";
import type { FormChoices } from "@/lib/users/form-choices";
import type { MembershipChoices } from "@/lib/users/membership-choices";
import { ConflictForm } from "./conflict-form";
import { conflictOf } from "./conflict-of";
import type { FieldsProps, Values } from "./fields-props";
import { errorsInOrder, labelsWith, textsOf } from "./form-texts";
import { LoginFields } from "./login-fields";
import { OtherPractices } from "./other-practices/other-practices";
import { PatientPreview } from "./patient-preview";
import { PermissionFields } from "./permission-fields";
import { PersonFields } from "./person-fields";
import { PracticeFields } from "./practice-fields";
import { SetupLinkCard, type ShownLink } from "./setup-link-card";
import { useFieldErrors } from "./use-field-errors";
import { useWatchedForm } from "./use-watched-form";
import "./user-form.css";

export type UserFormProps = {
  save: (state: FormState, form: FormData) => Promise<FormState>;
  initial: Values;
  choices: FormChoices;
  /** What a Group Admin may give at other practices; nobody else is shown it. */
  memberships?: MembershipChoices | undefined;
  practice: { slug: string; name: string };
  adminId: string;
  user?:
    | { id: string; photoId: string | null; homeElsewhere?: string | undefined; followsHome: boolean }
    | undefined;
};

/** Add User and Edit User: one form, in the order of product.md, section 5. */
export function UserForm({ save, ...given }: UserFormProps) {
  const [state, send] = useActionState(save, emptyState);
  const list = `/${given.practice.slug}/settings/users`;
  const link = state.more?.link as ShownLink | undefined;
  if (link) return <SetupLinkCard link={link} listHref={list} addHref={`${list}/new`} />;
  const conflict = conflictOf(state);
  if (conflict)
    return <ConflictForm conflict={conflict} typed={textsOf(state)} send={send} cancelHref={list} />;
  return <Editing {...given} state={state} send={send} list={list} />;
}

type EditingProps = Omit<UserFormProps, "save"> & {
  state: FormState;
  send: (form: FormData) => void;
  list: string;
};

function Editing({
  initial,
  choices,
  memberships,
  practice,
  adminId,
  user,
  state,
  send,
  list,
}: EditingProps) {
  const form = useRef<HTMLFormElement>(null);
  const watched = useWatchedForm(form);
  const { errors, watching } = useFieldErrors(state);
  const values = useMemo(
    () => (Object.keys(state.values).length > 0 ? textsOf(state) : initial),
    [state, initial],
  );
  const inOrder = useMemo(() => errorsInOrder(state.errors), [state.errors]);
  const url = (id: string) => `/api/photos/${practice.slug}/${id}?size=large`;
  const photos = {
    current: user?.photoId ? url(user.photoId) : null,
    uploadUrl: `/api/photos/${practice.slug}`,
    url,
  };
  const fields: FieldsProps = {
    values,
    errors,
    choices,
    watched,
    photos,
    self: user?.id === adminId,
    userId: user?.id,
    homeElsewhere: user?.homeElsewhere,
  };
  return (
    <div className="user-page">
      <form id="user" ref={form} className="user-form" action={send} {...watching} noValidate>
        <ErrorSummary errors={inOrder} labels={labelsWith(memberships)} />
        <DraftKeeper form="user" answered={state.at !== undefined} />
        <input type="hidden" name="version" value={values.version ?? ""} data-no-draft />
        <input type="hidden" name="base" value={values.base ?? ""} data-no-draft />
        {fields.homeElsewhere && (
          <Notice>
            Name, sign-in and the last day belong to {fields.homeElsewhere}, their home practice. Everything
            else here is {practice.name}’s.
            {user?.followsHome &&
              ` Role and permissions are the same as at ${fields.homeElsewhere}: changing them here gives this person their own.`}
          </Notice>
        )}
        <Section title="Person">
          <PersonFields {...fields} />
        </Section>
        <Section title="Sign-in and e-mail">
          <LoginFields {...fields} />
        </Section>
        <Section title={`At ${practice.name}`}>
          <PracticeFields {...fields} />
          <PermissionFields {...fields} />
          <DateField
            name="accessEndsOn"
            label="Access ends on"
            readOnly={fields.homeElsewhere !== undefined}
            hint="For temps and locums: at the end of that day they can no longer sign in."
            defaultValue={values.accessEndsOn}
            error={errors.accessEndsOn}
          />
        </Section>
        {memberships && (
          <OtherPractices choices={memberships} values={values} errors={state.errors} roles={choices.roles} />
        )}
        <FormFooter>
          <SubmitButton pendingText="Saving…">Save User</SubmitButton>
          <ButtonLink href={list} variant="quiet">
            Cancel
          </ButtonLink>
        </FormFooter>
        <UnsavedGuard form="user" />
      </form>
      <aside className={user ? undefined : "js-only"}>
        <PatientPreview {...fields} practice={practice.name} />
      </aside>
    </div>
  );
}
