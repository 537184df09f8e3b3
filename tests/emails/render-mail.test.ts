import { expect, expectTypeOf, test } from "vitest";
import { type MailKind, type MailProps, type RenderedMail, renderMail } from "@/emails/render-mail";

const ben = { practice: "Downtown", colour: "#0f766e", name: "Ben Okafor", login: "ben.okafor" };
const at = "Monday, 9 March 2026, 9:00 AM";

const samples: { [Kind in MailKind]: MailProps[Kind] } = {
  invitation: {
    ...ben,
    invitedBy: "Ruth Adler",
    link: "https://chairside.example/invite/aB3_x-9",
    endsAt: at,
  },
  "password-reset": { ...ben, link: "https://chairside.example/reset/aB3_x-9", endsAt: at },
  "password-changed": { ...ben, changedAt: at, link: "https://chairside.example/forgot" },
  "login-changed": {
    ...ben,
    formerLogin: "ben@brightsmiles.example",
    changedBy: "Ruth Adler",
    changedAt: at,
    link: "https://chairside.example/login?practice=downtown&from=mail",
  },
  "contact-changed": {
    ...ben,
    contact: "ben@home.example",
    changedBy: "Ruth Adler",
    changedAt: at,
    link: "https://chairside.example/login",
  },
};
const kinds = Object.keys(samples) as MailKind[];
const all = kinds.map((kind) => [kind, samples[kind]] as const);

test.each([
  ["invitation", "You're invited to Downtown on Chairside"],
  ["password-reset", "Choose a new password"],
  ["password-changed", "Your password was changed"],
  ["login-changed", "Your login was changed"],
  ["contact-changed", "Your contact e-mail was changed"],
] as const)("the %s says %j in its subject", async (kind, subject) => {
  expect((await rendered(kind)).subject).toBe(subject);
});

test.each(all)(
  "the %s has its link once in the text, and as button and bare in the HTML",
  async (kind, { link }) => {
    const { text, html } = await rendered(kind);
    expect(text.split(link)).toHaveLength(2);
    expect(hrefs(html)).toEqual([link, link]);
  },
);

test.each(all)("the %s says who it is for, whose it is, and why it came", async (kind) => {
  const { text, html } = await rendered(kind);
  for (const part of [text, html.replaceAll("<!-- -->", "")]) {
    expect(part).toContain("Hello Ben Okafor,");
    expect(part).toContain("ben.okafor");
    expect(part).toContain("Sent by Chairside for Downtown.");
    expect(part).toContain("You get this because");
  }
  expect(text).not.toMatch(/<[a-z/!]|&(amp|lt|#)/i);
});

test.each(["invitation", "password-reset"] as const)("the %s says when its link ends", async (kind) => {
  expect((await rendered(kind)).text).toContain(`The link works once, until ${at}.`);
});

test.each(all)("the %s fetches nothing and follows nobody", async (kind) => {
  const { html } = await rendered(kind);
  expect(html).not.toMatch(/<(img|script|link|iframe|object|embed|video|audio|source|base|form|input)\b/i);
  expect(html).not.toMatch(/\bsrc=|url\(|@import|@font-face|\bbackground="|srcset/i);
  expect(html.match(/https?:\/\/[^"<\s]+/g)?.filter((url) => !url.includes("w3.org"))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^https:\/\/chairside\.example\//)]),
  );
});

test.each(all)("the %s follows the reader into the dark and fits a phone", async (kind) => {
  const { html } = await rendered(kind);
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toContain("@media (prefers-color-scheme: dark)");
  expect(html).toContain('content="width=device-width, initial-scale=1"');
  expect(html).toMatch(/<html[^>]* lang="en"/);
});

test.each(all)("the %s leaves nothing light behind in the dark", async (kind) => {
  const { html } = await rendered(kind);
  const painted = [...html.matchAll(/<[^>]*style="[^"]*background[^>]*>/g)].map(([tag]) => tag);
  expect(painted.length).toBeGreaterThan(2);
  for (const tag of painted) expect(tag).toMatch(/class="(page|page room|card|button)"/);
});

test("a long login is never cut", async () => {
  const login = `${"ben".repeat(60)}@brightsmiles.example`;
  const { text } = await renderMail({ kind: "login-changed", props: { ...samples["login-changed"], login } });
  expect(text).toContain(`Sign in with ${login} from now on.`);
});

const EVIL = '<script>alert(1)</script><a href="https://evil.example">Click</a>"\'&lt;';

test.each(all)("the %s shows what was typed and never runs it", async (kind, { link }) => {
  const { text, html } = await rendered(kind, EVIL);
  expect(html).not.toContain("<script");
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(hrefs(html)).toEqual([link, link]);
  expect(text).toContain(EVIL);
});

test.each(all)("the %s makes no link of an address that was typed as a name", async (kind, { link }) => {
  const { html } = await rendered(kind, "Visit https://evil.example/now or mail x@evil.example");
  expect(hrefs(html)).toEqual([link, link]);
});

test.each(all)(
  "the %s keeps line breaks, hidden and turning signs out of subject and words",
  async (kind) => {
    const turned =
      "Ada\r\nBcc: thief@example.com\r\n\r\nPay now\u202egpj\u202c\u2066x\u2069\u200b\u0000\u2028end";
    const { subject, text, html } = await rendered(kind, turned);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(text).toContain("Ada Bcc: thief@example.com Pay nowgpjx end");
    expect(text).not.toMatch(/^Bcc:/m);
    for (const part of [text, html]) expect(part).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028\0]/);
  },
);

test("a very long name is shortened, in subject and words", async () => {
  const { subject, text } = await rendered("invitation", "Bright Smiles ".repeat(500));
  expect(subject.length).toBeLessThan(140);
  expect(subject).toMatch(/… on Chairside$/);
  expect(text.length).toBeLessThan(2000);
});

test("a name of any script stays what it is", async () => {
  const name = "Dr. Åsa Nuñez-O’Neil 李雷 عمر 👩\u200d⚕️";
  expect((await rendered("password-reset", name)).text).toContain(`Hello ${name},`);
});

test("the practice's colour is used, with ink that can be read on it; anything else is not", async () => {
  const dark = await rendered("invitation");
  const light = await renderMail({ kind: "invitation", props: { ...samples.invitation, colour: "#fde047" } });
  const bad = { ...samples.invitation, colour: "red;background:url(https://evil.example)" };
  expect(dark.html).toContain("background-color:#0f766e;color:#ffffff");
  expect(light.html).toContain("background-color:#fde047;color:#0b1220");
  expect((await renderMail({ kind: "invitation", props: bad })).html).not.toContain("evil.example");
});

test.each(["javascript:alert(1)", "data:text/html,x", "/reset/abc", ""])(
  "no mail links to %j",
  async (link) => {
    const props = { ...samples["password-reset"], link };
    await expect(renderMail({ kind: "password-reset", props })).rejects.toThrow();
  },
);

test("a kind of mail takes its own props only", () => {
  type Given = Parameters<typeof renderMail<"invitation">>[0]["props"];
  expectTypeOf<Given>().toEqualTypeOf<MailProps["invitation"]>();
});

function rendered(kind: MailKind, typed?: string): Promise<RenderedMail> {
  const own = samples[kind];
  const props = typed === undefined ? own : { ...own, name: typed, practice: typed, invitedBy: typed };
  return renderMail({ kind, props });
}

function hrefs(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}
