import { type MailKind, type MailProps, type RenderedMail, renderMail } from "@/emails/render-mail";

const practice = { practice: "Downtown", colour: "#0f766e" };
const ben = { ...practice, name: "Ben Okafor", login: "ben.okafor" };
export const AT = "Monday, March 9, 2026 at 9:00 AM EDT";
const LATER = "Tuesday, March 10, 2026 at 9:00 AM EDT";
const device = "Chrome 120 on Windows";
const whereabouts = { address: "85.214.132.117", place: "Germany" };
const devices = "https://chairside.example/downtown/settings/devices";

/** One mail of each kind. */
export const samples: { [Kind in MailKind]: MailProps[Kind] } = {
  invitation: {
    ...ben,
    invitedBy: "Ruth Adler",
    link: "https://chairside.example/invite/aB3_x-9",
    endsAt: AT,
  },
  "password-reset": { ...ben, link: "https://chairside.example/reset/aB3_x-9", endsAt: AT },
  "password-changed": { ...ben, changedAt: AT, link: "https://chairside.example/forgot" },
  "login-changed": {
    ...ben,
    formerLogin: "ben@brightsmiles.example",
    changedBy: "Ruth Adler",
    changedAt: AT,
    link: "https://chairside.example/login?practice=downtown&from=mail",
  },
  "contact-changed": {
    ...ben,
    contact: "ben@home.example",
    changedBy: "Ruth Adler",
    changedAt: AT,
    link: "https://chairside.example/login",
  },
  "login-request": {
    ...practice,
    decider: "Ruth Adler",
    name: "Ben Okafor",
    device,
    ...whereabouts,
    attemptedAt: AT,
    endsAt: LATER,
    link: "https://chairside.example/decide/aB3_x-9",
  },
  "login-decided": {
    ...ben,
    device,
    outcome: "approved",
    how: "",
    ofSupport: "",
    decidedAt: AT,
    link: "https://chairside.example/forgot",
  },
  "login-outcome": {
    ...practice,
    name: "Ben Okafor",
    device,
    outcome: "approved",
    how: "without the number",
    secured: "",
    decidedBy: "Ruth Adler",
    decidedAt: AT,
    support: "",
    link: devices,
  },
  "account-secured": {
    ...ben,
    securedBy: "An Admin of Downtown",
    securedAt: AT,
    link: "https://chairside.example/forgot",
  },
  "security-changed": {
    ...practice,
    changes: ["2 Factor Authenticator was turned off.", "Trusted devices end after 30 unused days, not 90."],
    changedBy: "Ruth Adler",
    changedAt: AT,
    link: "https://chairside.example/downtown/settings/practice",
  },
  "recovery-code-used": {
    ...practice,
    name: "Ben Okafor",
    device,
    ...whereabouts,
    usedAt: AT,
    codesLeft: "7",
    support: "",
    link: devices,
  },
};

/** Every kind with its sample, for test.each. */
export const all = (Object.keys(samples) as MailKind[]).map((kind) => [kind, samples[kind]] as const);

const TYPED = ["name", "practice", "invitedBy", "decider", "device", "changedBy", "decidedBy"];

/** A sample rendered; with `typed` in every place where somebody can type. */
export function rendered(kind: MailKind, typed?: string): Promise<RenderedMail> {
  const own = Object.entries(samples[kind]);
  const props = own.map(([name, value]) => [
    name,
    typed !== undefined && TYPED.includes(name) ? typed : value,
  ]);
  return renderMail({ kind, props: Object.fromEntries(props) });
}

/** Where the links of a mail lead, in order. */
export function hrefs(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}
