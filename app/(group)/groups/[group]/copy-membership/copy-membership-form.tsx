"use client";

import { PermissionChips } from "@/app/_components/badges";
import type { Send } from "@/app/_server/form-state";
import { CopyForm, type PracticeName } from "@/app/(group)/groups/[group]/copy-form";

type Source = {
  user: string;
  from: string;
  name: string;
  practice: string;
  role: string;
  permissions: string[];
  isDefaultDoctor: boolean;
};
type CopyMembershipFormProps = { send: Send; practices: PracticeName[]; source: Source };

export function CopyMembershipForm({ send, practices, source }: CopyMembershipFormProps) {
  const { user, from, name, practice, role, permissions, isDefaultDoctor } = source;
  return (
    <CopyForm send={send} practices={practices} labels={{ user: "Who" }}>
      {() => (
        <div className="card grid gap-1">
          <input type="hidden" name="user" value={user} />
          <input type="hidden" name="from" value={from} />
          <h2>{name}</h2>
          <p>
            {role} at {practice} <PermissionChips names={permissions} />
          </p>
          <p className="hint">
            PMS provider, extensions, public name and photo are each practice's own and are not copied.
            {isDefaultDoctor && " Default Doctor is not copied either: each practice has its own."}
          </p>
        </div>
      )}
    </CopyForm>
  );
}
