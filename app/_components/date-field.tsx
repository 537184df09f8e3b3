import { TextField, type TextFieldProps } from "./text-field";

export function DateField({ className = "", ...field }: TextFieldProps) {
  return <TextField {...field} type="date" className={`max-w-44 tabular ${className}`} />;
}
