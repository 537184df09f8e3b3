import { parsePhoneNumberFromString } from "libphonenumber-js";

/** A kept number as people write it: in the national form at home, with the country's code elsewhere. */
export function phoneInWords(phone: string | null): string {
  const number = phone ? parsePhoneNumberFromString(phone) : undefined;
  if (!number) return phone ?? "";
  return number.countryCallingCode === "1" ? number.formatNational() : number.formatInternational();
}
