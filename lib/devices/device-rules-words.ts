import type { Facts } from "@/db/schema/audit";
import { type Difference, StaleError } from "@/lib/errors";
import { versionOf } from "./device-rules";
import type { DeviceRules } from "./device-rules-input";

export type RuleField = keyof DeviceRules;

const NUMBER_IN_WORDS = { always: "always", unless_absent: "unless they are absent", never: "never" };

/** What each field is called, and how its value is told to a person. */
const words: { [Field in RuleField]: { label: string; tell: (rules: DeviceRules) => string | boolean } } = {
  twoFactor: { label: "2 Factor Authenticator", tell: ({ twoFactor }) => twoFactor },
  numberRule: { label: "Number on their screen", tell: ({ numberRule }) => NUMBER_IN_WORDS[numberRule] },
  trustDays: { label: "Approve again after", tell: ({ trustDays }) => daysInWords(trustDays) },
};

const FIELDS = Object.keys(words) as RuleField[];

/** The fields in which two versions differ. */
export function differingRules(one: DeviceRules, other: DeviceRules): RuleField[] {
  return FIELDS.filter((field) => one[field] !== other[field]);
}

/** A field's label, and its value in words. */
export function ruleInWords(rules: DeviceRules, field: RuleField): { label: string; value: string } {
  return { label: words[field].label, value: inWords(words[field].tell(rules)) };
}

/** Those fields as the log keeps them. */
export function ruleFacts(rules: DeviceRules, fields: RuleField[]): Facts {
  return Object.fromEntries(fields.map((field) => [words[field].label, words[field].tell(rules)]));
}

/** Those fields as sentences, for the mail about them. */
export function ruleSentences(rules: DeviceRules, fields: RuleField[]): string[] {
  const { twoFactor, numberRule, trustDays } = rules;
  const told = {
    twoFactor: twoFactor
      ? "2 Factor Authenticator was turned on: new devices wait for an Admin's decision."
      : "2 Factor Authenticator was turned off: whoever knows a password can sign in with it from any device.",
    numberRule: `Whoever approves now types the number on the person's screen: ${NUMBER_IN_WORDS[numberRule]}.`,
    trustDays: `A trusted device now has to be approved again after ${daysInWords(trustDays)} without use.`,
  };
  return fields.map((field) => told[field]);
}

/** What somebody is shown whose form was filled from older settings. */
export function staleRules(saved: DeviceRules, yours: DeviceRules): StaleError {
  const differences: Difference[] = differingRules(saved, yours).map((field) => ({
    field,
    label: words[field].label,
    saved: inWords(words[field].tell(saved)),
    yours: inWords(words[field].tell(yours)),
  }));
  return new StaleError(versionOf(saved), differences);
}

function inWords(value: string | boolean): string {
  if (typeof value === "string") return value;
  return value ? "on" : "off";
}

function daysInWords(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
