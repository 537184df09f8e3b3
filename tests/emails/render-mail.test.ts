import { expect, expectTypeOf, test } from "vitest";
import { type MailProps, renderMail } from "@/emails/render-mail";
import { AT, all, hrefs, rendered, samples } from "./samples";

const personal = all.filter(([, props]) => "login" in props);

test.each([
  ["invitation", "You're invited to Downtown on Chairside"],
  ["password-reset", "Choose a new password"],
  ["password-changed", "Your password was changed"],
  ["login-changed", "Your login was changed"],
  ["contact-changed", "Your contact e-mail was changed"],
  ["login-request", "Login request from Ben Okafor"],
  ["login-decided", "Your device was approved"],
  ["login-outcome", "Approved: login of Ben Okafor"],
  ["account-secured", "Your account was secured"],
  ["security-changed", "Sign-in security of Downtown was changed"],
  ["recovery-code-used", "Ben Okafor used a recovery code"],
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

test.each(personal)("the %s says who it is for", async (kind) => {
  const { text, html } = await rendered(kind);
  for (const part of [text, html.replaceAll("<!-- -->", "")]) {
    expect(part).toContain("Hello Ben Okafor,");
    expect(part).toContain("ben.okafor");
  }
});

test.each(all)("the %s says whose it is and why it came", async (kind) => {
  const { text, html } = await rendered(kind);
  for (const part of [text, html.replaceAll("<!-- -->", "")]) {
    expect(part).toContain("Sent by Chairside for Downtown.");
    expect(part).toContain("You get this because");
  }
  expect(text).not.toMatch(/<[a-z/!]|&(amp|lt|#)/i);
});

test.each(["invitation", "password-reset"] as const)("the %s says when its link ends", async (kind) => {
  expect((await rendered(kind)).text).toContain(`The link works once, until ${AT}.`);
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
  expect(text).toContain(EVIL.replace("https://evil.example", "https: //evil. example"));
});

// Mail programmes make links of text that looks like one, so an address must not look like one.
test.each(all)("the %s makes no link of an address that was typed as a name", async (kind, { link }) => {
  const typed = "https://evil.example/now www.evil.example/x evil。example x@evil.example http://203.0.113.7";
  const { subject, text, html } = await rendered(kind, typed);
  expect(hrefs(html)).toEqual([link, link]);
  const own = [link, "ben@brightsmiles.example", "ben@home.example"].flatMap((one) => [
    one,
    one.replaceAll("&", "&amp;"),
  ]);
  const words = [subject, text, ...visible(html)].map((part) =>
    own.reduce((left, one) => left.replaceAll(one, ""), part),
  );
  for (const part of words) expect(part).not.toMatch(/:\/\/|\S[.。]example/);
});

test("only what would become a link is pulled apart", async () => {
  const { text } = await rendered("login-request", "J.R. O'Neil, D.D.S., v1.5");
  expect(text).toContain("Hello J.R. O'Neil, D.D.S., v1.5,");
});

test.each(all)(
  "the %s keeps line breaks, hidden and turning signs out of subject and words",
  async (kind) => {
    const turned =
      "Ada\r\nBcc: thief@example.com\r\n\r\nPay now\u202egpj\u202c\u2066x\u2069\u200b\u0000\u2028end";
    const { subject, text, html } = await rendered(kind, turned);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(text).toContain("Ada Bcc: thief@example. com Pay nowgpjx end");
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

/** What a reader sees of it, and what the list of mails shows. */
function visible(html: string): string[] {
  return html.replace(/<style>[\s\S]*?<\/style>|<!DOCTYPE[^>]*>|<[^>]*>/g, "\n").split("\n");
}
