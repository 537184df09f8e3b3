import { PhotoField } from "@/app/_components/photo-field";
import { TextField } from "@/app/_components/text-field";
import type { FieldsProps } from "./fields-props";

/** Who this is: the first fields of the form. */
export function PersonFields({ values, errors, photos, watched, homeElsewhere }: FieldsProps) {
  const shown = watched ?? values;
  return (
    <>
      <TextField
        name="name"
        label="Name"
        required
        autoComplete="off"
        readOnly={homeElsewhere !== undefined}
        defaultValue={values.name}
        error={errors.name}
      />
      <TextField
        name="publicName"
        label="Public Name"
        autoComplete="off"
        hint="Shown in the patient app while ‘Show in the App’ is on, and for providers on the scheduling page."
        placeholder={shown.name}
        defaultValue={values.publicName}
        error={errors.publicName}
      />
      <PhotoField
        name="photo"
        personName={shown.publicName || shown.name || "?"}
        current={photos.current}
        staged={
          values.photoStaged ? { id: values.photoStaged, url: photos.url(values.photoStaged) } : undefined
        }
        uploadUrl={photos.uploadUrl}
        error={errors.photo}
      />
    </>
  );
}
