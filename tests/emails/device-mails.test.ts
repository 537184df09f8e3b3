import { expect, test } from "vitest";
import { renderMail } from "@/emails/render-mail";
import { AT, all, hrefs, rendered, samples } from "./samples";

const device = "Chrome 120 on Windows";
const LINK = "https://chairside.example/decide/aB3_x-9";

test("a login request says who, practice, device, network address, rough place, when, and until when", async () => {
  const { text, html } = await rendered("login-request");
  for (const part of [text, html]) {
    for (const fact of [
      "Ben Okafor",
      "Downtown",
      device,
      "85.214.132.117",
      "Germany",
      AT,
      "Tuesday, March 10",
    ])
      expect(part).toContain(fact);
    expect(part).toContain(
      "If you don't know about this, decline it.".replace("'", part === html ? "&#x27;" : "'"),
    );
  }
});

test("a login request reads in plain text as one fact a line", async () => {
  const { text } = await rendered("login-request");
  expect(text).toMatch(/^Device {2,}Chrome 120 on Windows$/m);
  expect(text).toMatch(/^Network address {2,}85\.214\.132\.117$/m);
  expect(text).toMatch(/^Rough place {2,}Germany$/m);
});

test("a login request has one button, which makes a decision", async () => {
  const { text, html } = await rendered("login-request");
  expect(html.match(/class="button"/g)).toHaveLength(1);
  expect(text).toContain(`Make a decision ${LINK}`);
  expect(hrefs(html)).toEqual([LINK, LINK]);
});

test("a network address is text to read, not a link to follow", async () => {
  const { html } = await rendered("login-request");
  expect(html).toMatch(/<td[^>]*>85\.214\.132\.117<\/td>/);
});

test("an unknown place is said to be unknown", async () => {
  const props = { ...samples["login-request"], place: "unknown" };
  expect((await renderMail({ kind: "login-request", props })).text).toMatch(/^Rough place {2,}unknown$/m);
});

test.each([
  ["approved", "Your device was approved", "If this wasn't you: change your password, and tell an Admin."],
  ["declined", "Your device was not approved", "Ask an Admin of your practice."],
  ["expired", "Your login request expired", "Nobody decided in time. Sign in again to ask again."],
] as const)(
  "a login that was %s is told to the requester with its device, and never who decided",
  async (outcome, subject, words) => {
    const mail = await renderMail({ kind: "login-decided", props: { ...samples["login-decided"], outcome } });
    expect(mail.subject).toBe(subject);
    for (const fact of [device, AT, words]) expect(mail.text).toContain(fact);
    expect(mail.text + mail.html).not.toContain("Ruth");
  },
);

test.each([
  ["without the number", "It was approved without the number. You can sign in"],
  ["with a recovery code", "It was approved with a recovery code. You can sign in"],
  ["", "You can sign in"],
])("a login approved %s is told so to the requester", async (how, words) => {
  const { text } = await renderMail({ kind: "login-decided", props: { ...samples["login-decided"], how } });
  expect(text).toMatch(new RegExp(`^${words}`, "m"));
});

test.each(["approved", "declined", "expired"] as const)(
  "a support account whose login was %s is sent to another one, and to no Admin",
  async (outcome) => {
    const props = { ...samples["login-decided"], outcome, ofSupport: "yes" } as const;
    const { text, html } = await renderMail({ kind: "login-decided", props });
    expect(text).toContain("another support account");
    expect(text + html).not.toContain("Admin");
  },
);

test.each([
  [{}, "Ruth Adler approved this login request, without the number."],
  [
    { how: "with a recovery code", decidedBy: "Ben Okafor" },
    "Ben Okafor approved this login request, with a recovery code.",
  ],
  [{ how: "" }, "Ruth Adler approved this login request."],
  [{ outcome: "declined", how: "" }, "Ruth Adler declined this login request."],
  [
    { outcome: "expired", how: "nobody decided in time" },
    "Nobody decided in time, so this login request expired.",
  ],
  [
    { outcome: "withdrawn", how: "cancelled by the person", decidedBy: "" },
    "This login request was cancelled on the device that made it.",
  ],
] as const)("an outcome of %j tells the Admins: %s", async (given, words) => {
  const props = { ...samples["login-outcome"], ...given };
  const { text } = await renderMail({ kind: "login-outcome", props });
  for (const fact of [words, "Ben Okafor", device, AT]) expect(text).toContain(fact);
});

test("an account that was secured with a decline is told so to the Admins, in subject and words", async () => {
  const declined = { outcome: "declined", how: "the account was secured", secured: "yes" } as const;
  const props = { ...samples["login-outcome"], ...declined };
  const { subject, text } = await renderMail({ kind: "login-outcome", props });
  expect(text).toContain("Ruth Adler declined this login request and secured the account.");
  expect(subject).toBe("Declined: login of Ben Okafor, account secured");
  expect(text).toContain("All sessions of Ben Okafor were ended, their trusted devices forgotten");
});

test("whose account was secured learns what happened, why, and what to do", async () => {
  const { text } = await rendered("account-secured");
  expect(text).toContain("An Admin of Downtown declined a login to your account and secured it on");
  expect(text).toContain("Somebody else may know your password.");
  expect(text).toContain("You were signed out everywhere, and your trusted devices were forgotten.");
  expect(text).toContain("Choose a new password https://chairside.example/forgot");
});

test("a login request that was cancelled is told with when, and nobody who decided", async () => {
  const props = { ...samples["login-outcome"], outcome: "withdrawn", how: "", decidedBy: "" } as const;
  const { subject, text } = await renderMail({ kind: "login-outcome", props });
  expect(subject).toBe("Withdrawn: login of Ben Okafor");
  expect(text).toMatch(/^Withdrawn {2,}Monday, March 9/m);
  expect(text).not.toContain("Decided by");
});

test("each change of the sign-in security is a line of its own", async () => {
  const { text } = await rendered("security-changed");
  expect(text).toMatch(/^2 Factor Authenticator was turned off\.$/m);
  expect(text).toMatch(/^Trusted devices end after 30 unused days, not 90\.$/m);
  expect(text).toMatch(/^Changed by {2,}Ruth Adler$/m);
});

test("a recovery code that was used is told with its device, its place and how many are left", async () => {
  const { text } = await rendered("recovery-code-used");
  for (const fact of [device, "85.214.132.117", "Germany", AT]) expect(text).toContain(fact);
  expect(text).toMatch(/^Codes left {2,}7$/m);
});

const hostile = ["x".repeat(10_000), "Ben\r\nBcc: thief@example.com\r\n\r\nhi", "\u202eneB", "<b>Ben</b>"];

test.each(all.filter(([, props]) => "device" in props))(
  "the %s stays short, whole and harmless with any name and device",
  async (kind) => {
    for (const typed of hostile) {
      const { subject, text, html } = await rendered(kind, typed);
      expect(subject.length).toBeLessThan(200);
      expect(subject).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      expect(text.length).toBeLessThan(2500);
      expect(html).not.toContain("<b>Ben</b>");
      expect(text).not.toMatch(/^Bcc:/m);
    }
  },
);
