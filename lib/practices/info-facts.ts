import type { Facts } from "@/db/schema/audit";
import { maskEmail } from "@/lib/outbox/mask-email";
import { phoneInWords } from "./phone-in-words";
import type { PracticeInfo } from "./queries";
import { timeInWords } from "./time-in-words";

type Info = Omit<PracticeInfo, "version">;

/** What each field is called, and how its value is told to a person. */
export const infoWords: { [Field in keyof Info]: { label: string; tell: (info: Info) => string } } = {
  name: { label: "Name", tell: ({ name }) => name },
  email: { label: "Email", tell: ({ email }) => email ?? "" },
  phone: { label: "Phone", tell: ({ phone }) => phoneInWords(phone) },
  address: { label: "Address", tell: ({ address }) => address?.replaceAll("\n", ", ") ?? "" },
  timeZone: { label: "Time zone", tell: ({ timeZone }) => timeZone },
  reviewLink: { label: "Review link", tell: ({ reviewLink }) => reviewLink ?? "" },
  colour: { label: "Colour", tell: ({ colour }) => colour },
  idleMinutes: {
    label: "Sign out after no activity for",
    tell: ({ idleMinutes }) => timeInWords(idleMinutes),
  },
  sessionHours: { label: "Longest session", tell: ({ sessionHours }) => timeInWords(sessionHours * 60) },
};

const FIELDS = Object.keys(infoWords) as (keyof Info)[];

/** The fields in which two versions of a practice differ. */
export function differingFields(one: Info, other: Info): (keyof Info)[] {
  return FIELDS.filter((field) => one[field] !== other[field]);
}

/** Those fields of a practice as the log keeps them: e-mails only masked. */
export function factsOf(info: Info, fields: (keyof Info)[]): Facts {
  return Object.fromEntries(
    fields.map((field) => {
      const { label, tell } = infoWords[field];
      return [label, field === "email" && info.email ? maskEmail(info.email) : tell(info)];
    }),
  );
}
