"use client";

import { useActionState } from "react";
import { Section } from "@/app/_components/card";
import { FieldError, Hint } from "@/app/_components/field";
import { SubmitButton } from "@/app/_components/submit-button";
import { emptyState, type Send } from "@/app/_server/form-state";

type LogoFormProps = { save: Send; remove: Send; practice: string; logo: string | null };

/** A plain file field: the logo is shown whole, so there is nothing to crop. */
export function LogoForm({ save, remove, practice, logo }: LogoFormProps) {
  const [{ errors }, send] = useActionState(save, emptyState);
  const [, sendRemoval] = useActionState(remove, emptyState);
  const error = errors["photo"] ?? errors[""];
  return (
    <Section
      title="Logo"
      id="logo"
      description="Stands beside the practice's name in the dashboard. It is kept without the picture's hidden data, like where it was taken."
    >
      <div className="grid gap-4">
        {logo && (
          <p>
            {/* biome-ignore lint/performance/noImgElement: re-encoded already */}
            <img className="logo" data-large src={logo} alt={`Logo of ${practice}`} />
          </p>
        )}
        <form action={send} className="field" noValidate>
          <label htmlFor="photo">{logo ? "Another logo" : "Logo"}</label>
          <Hint of="photo">JPEG, PNG or WebP, up to 8 MB. It is made at most 512 pixels wide.</Hint>
          <div className="photo-field">
            <div className="controls">
              <input
                id="photo"
                name="photo"
                type="file"
                accept="image/jpeg,image/png,image/webp"
                required
                aria-describedby={`photo-hint${error ? " photo-error" : ""}`}
                aria-invalid={error ? true : undefined}
              />
            </div>
          </div>
          <FieldError of="photo" error={error} />
          <div className="mt-3">
            <SubmitButton variant="secondary" pendingText="Saving…">
              Save Logo
            </SubmitButton>
          </div>
        </form>
        {logo && (
          <form action={sendRemoval}>
            <SubmitButton variant="quiet" size="small" pendingText="Removing…">
              Remove Logo
            </SubmitButton>
          </form>
        )}
      </div>
    </Section>
  );
}
