"use client";

import { type ChangeEvent, type DragEvent, lazy, type ReactNode, Suspense, useState } from "react";
import { Avatar } from "./avatar";
import { Button } from "./button";
import { controlOf, FieldError } from "./field";
import type { StagedPhoto } from "./upload-photo";
import { usePhotoChoice } from "./use-photo-choice";

const PhotoCrop = lazy(() => import("./photo-crop").then((module) => ({ default: module.PhotoCrop })));

type PhotoFieldProps = {
  name: string;
  label?: string;
  personName: string;
  current?: string | null;
  staged?: StagedPhoto;
  uploadUrl: string;
  error?: string;
  hint?: ReactNode;
};

/** Sends the photo as soon as it is chosen and shows what arrived; the form then posts only its name and the square. */
export function PhotoField({
  name,
  label = "Profile Photo",
  personName,
  current,
  staged: alreadyStaged,
  uploadUrl,
  error,
  hint,
}: PhotoFieldProps) {
  const choice = usePhotoChoice({ staged: alreadyStaged, current, uploadUrl, error });
  const { input, staged, removed, problem, progress, alive } = choice;
  const [dragging, setDragging] = useState(false);
  const control = controlOf({ name, hint: true, error: problem });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    choice.drop(event.dataTransfer.files[0]);
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setDragging(inside);
  };

  return (
    <div className="field">
      <label htmlFor={control.id}>{label}</label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the file button is the control */}
      <div
        className="photo-field"
        data-drag={dragging}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={drop}
      >
        {!staged && <Avatar name={personName} photo={removed ? null : current} size={96} />}
        <div className="controls">
          <input
            ref={input}
            {...control}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            onChange={(event: ChangeEvent<HTMLInputElement>) => choice.take(event.target.files?.[0])}
          />
          <p className="hint" id={`${control.id}-hint`}>
            {hint ?? "JPEG, PNG or WebP, up to 8 MB. You can drop a file here."}
          </p>
          {progress !== undefined && <Progress percent={progress} />}
          <FieldError of={control.id} error={problem} />
          {problem && alive && <UntilSettled problem={problem} leaveOut={choice.leaveOut} />}
          <RemoveChoice
            can={Boolean(staged || current)}
            removed={removed}
            hasCurrent={Boolean(current)}
            clear={choice.clear}
            keep={choice.keep}
          />
        </div>
        {staged && (
          <div className="wide">
            <input type="hidden" name="photoStaged" value={staged.id} />
            <Suspense fallback={<StagedWithoutCrop url={staged.url} name={personName} />}>
              <PhotoCrop key={staged.id} url={staged.url} />
            </Suspense>
          </div>
        )}
      </div>
    </div>
  );
}

/** What stands there until the crop has come; without JavaScript it stays, and the middle of the photo is taken. */
function StagedWithoutCrop({ url, name }: { url: string; name: string }) {
  return (
    <div className="row">
      <Avatar name={name} photo={url} size={96} />
      <p className="hint no-js-only">This photo is kept, and is saved with the form.</p>
    </div>
  );
}

/** Saving would leave out the photo that was chosen, so the form says so and is refused until that is what is wanted. */
function UntilSettled({ problem, leaveOut }: { problem: string; leaveOut: () => void }) {
  return (
    <div className="row">
      <input type="hidden" name="photoProblem" value={problem} />
      <Button size="small" onClick={leaveOut}>
        Leave this photo out
      </Button>
    </div>
  );
}

function Progress({ percent }: { percent: number }) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label="Uploading the photo"
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}

type RemoveChoiceProps = {
  can: boolean;
  removed: boolean;
  hasCurrent: boolean;
  clear: () => void;
  keep: () => void;
};

function RemoveChoice({ can, removed, hasCurrent, clear, keep }: RemoveChoiceProps) {
  if (!can) return null;
  return (
    <>
      <div className="js-only row">
        {removed ? <span className="hint">The photo goes when you save.</span> : null}
        <Button size="small" onClick={removed ? keep : clear}>
          {removed ? "Keep the photo" : "Remove photo"}
        </Button>
        {removed && <input type="hidden" name="photoRemove" value="on" />}
      </div>
      {hasCurrent && (
        <noscript>
          <label>
            <input type="checkbox" name="photoRemove" value="on" /> Remove photo
          </label>
        </noscript>
      )}
    </>
  );
}
