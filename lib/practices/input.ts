import { parsePhoneNumberFromString } from "libphonenumber-js";
import { z } from "zod";
import { lineOf, neededLineOf, shownText } from "@/lib/users/form-text";
import { contactEmail } from "@/lib/users/login-text";
import { timeZones } from "./time-zones";

const DIGITS = "Enter a phone number with its area code, like (312) 555-0142.";

/** Kept as E.164; a number without a country is taken for one of the United States. Null when left empty. */
const phone = shownText.transform((text, context) => {
  if (text.trim() === "") return null;
  const number = parsePhoneNumberFromString(text, "US");
  if (number?.ext)
    context.addIssue({ code: "custom", message: "Enter the practice's main number, without an extension." });
  else if (number?.isPossible()) return number.number as string;
  else context.addIssue({ code: "custom", message: DIGITS });
  return z.NEVER;
});

const TOO_MUCH = "Use five lines and 300 characters or fewer.";

/** As it stands on an envelope: up to five lines, each tidied, none empty. Null when left empty. */
const address = z.string().transform((text, context) => {
  if (text.length > 5000) {
    context.addIssue({ code: "custom", message: TOO_MUCH });
    return z.NEVER;
  }
  const lines = text.split(/\r\n|\r|\n/).map((line) => lineOf(300).safeParse(line));
  const wrong = lines.find(({ error }) => error)?.error;
  if (wrong)
    context.addIssue({ code: "custom", message: wrong.issues[0]?.message ?? "Enter another address." });
  const kept = lines.flatMap(({ data }) => data ?? []);
  if (kept.length > 5 || kept.join("").length > 300) context.addIssue({ code: "custom", message: TOO_MUCH });
  return kept.join("\n") || null;
});

const LINK = "Enter the whole link, beginning with https://";

/** Patients are sent there: nothing but https, and no name or password in it. */
const reviewLink = lineOf(500).refine((text) => text === null || isPlainHttps(text), LINK);

const minutes = z.coerce
  .number("Choose a time.")
  .int()
  .min(15, "Choose 15 minutes or more.")
  .max(12 * 60, "Choose 12 hours or less.");
const hours = z.coerce
  .number("Choose a time.")
  .int()
  .min(1, "Choose an hour or more.")
  .max(14 * 24, "Choose 14 days or less.");

/** What Practice Info may send. `version` is the one the form was filled from. */
export const practiceInput = z.object({
  name: neededLineOf(100, "Enter the practice's name."),
  email: contactEmail,
  phone,
  address,
  timeZone: shownText.refine((zone) => timeZones().includes(zone), "Choose a time zone of the list."),
  reviewLink,
  colour: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, "Choose a colour."),
  idleMinutes: minutes,
  sessionHours: hours,
  version: z.coerce.number().int().min(1),
});

export type PracticeInput = z.output<typeof practiceInput>;

function isPlainHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url?.protocol === "https:" && url.hostname.includes(".") && url.username === "" && url.password === ""
  );
}
