"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { ChangedMeanwhile } from "@/app/_components/changed-meanwhile";
import { DraftKeeper } from "@/app/_components/draft-keeper";
import { ErrorSummary } from "@/app/_components/error-summary";
import { SubmitButton } from "@/app/_components/submit-button";
import { UnsavedGuard } from "@/app/_components/unsaved-guard";
import { emptyState, type Send } from "@/app/_server/form-state";
import type { Difference } from "@/lib/errors";
import { DeviceRulesFields, type RuleValues } from "./device-rules-fields";

type DeviceRulesFormProps = { save: Send; saved: RuleValues };

const LABELS = {
  twoFactor: "2 Factor Authenticator",
  numberRule: "Number on their screen",
  trustDays: "Approve again after",
};

/** A form of its own: what is typed in Practice Info above is not sent along. */
export function DeviceRulesForm({ save, saved }: DeviceRulesFormProps) {
  const [state, send] = useActionState(save, emptyState);
  const { errors, more, at } = state;
  const differences = more?.["differences"] as Difference[] | undefined;
  const text = (name: string) => [state.values[name]].flat()[0] ?? "";
  const typed = {
    twoFactor: text("twoFactor"),
    numberRule: text("numberRule"),
    trustDays: text("trustDays"),
  };
  const values = at ? { ...typed, version: text("version") } : saved;
  return (
    <form id="device-rules" className="form mt-4" action={send} noValidate>
      <Section
        title="2 Factor Authenticator"
        id="two-factor"
        description="A right password is not enough on a new device: the sign-in waits until an Admin approves it, in the browser and in the Go app."
      >
        <div className="grid gap-4">
          {differences ? (
            <ChangedMeanwhile key={at} message={errors[""] ?? ""} differences={differences} />
          ) : (
            <ErrorSummary errors={errors} labels={LABELS} />
          )}
          <input type="hidden" name="version" value={String(more?.["version"] ?? values.version)} />
          <DeviceRulesFields key={at} values={values} errors={errors} wasOn={saved.twoFactor === "on"} />
          <p className="hint text-pretty">
            This is the approval of devices. It is not a second factor in the sense of NIST SP 800-63B:
            authenticator apps and passkeys come beside it. Every change here is mailed to all Admins and
            stands in the log.
          </p>
          <div>
            <SubmitButton pendingText="Saving…">Save 2 Factor Authenticator</SubmitButton>
          </div>
        </div>
      </Section>
      <DraftKeeper form="device-rules" />
      <UnsavedGuard form="device-rules" />
    </form>
  );
}
