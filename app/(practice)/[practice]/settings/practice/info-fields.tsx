import { Combobox } from "@/app/_components/combobox";
import { Field } from "@/app/_components/field";
import { TextField } from "@/app/_components/text-field";

type InfoFieldsProps = {
  values: Record<string, string>;
  errors: Record<string, string>;
  timeZones: string[];
};

export function InfoFields({ values, errors, timeZones }: InfoFieldsProps) {
  const known = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] ?? "" });
  return (
    <div className="grid gap-4">
      <TextField {...known("name")} label="Practice name" required autoComplete="organization" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          {...known("email")}
          label="Email"
          type="email"
          autoComplete="off"
          hint="Patients write here. Nobody can sign in with it."
        />
        <TextField
          {...known("phone")}
          label="Phone"
          type="tel"
          autoComplete="off"
          hint="With its area code."
        />
      </div>
      <Field name="address" label="Address" hint="As it stands on an envelope." error={errors["address"]}>
        {(control) => (
          <textarea
            {...control}
            className="input field-sizing-content"
            rows={3}
            autoComplete="street-address"
            defaultValue={values["address"]}
          />
        )}
      </Field>
      <Combobox
        key={values["timeZone"]}
        {...known("timeZone")}
        label="Time zone"
        required
        placeholder="Choose a time zone"
        hint="Log, e-mails and the end of a working day go by it."
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      />
      <TextField
        {...known("reviewLink")}
        label="Review link"
        type="url"
        autoComplete="off"
        hint="Where review requests lead, for example your page at Google. Begins with https://"
      />
      <TextField
        {...known("colour")}
        label="Colour"
        type="color"
        className="max-w-24 cursor-pointer border-solid bg-raised p-1"
        hint="Marks this practice in the dashboard and in its e-mails."
      />
    </div>
  );
}
