import { expect, test } from "vitest";
import { samePage, userAt } from "@/app/(practice)/[practice]/switch/same-page";

const ID = "0197a5f2-6c5e-7d11-8a8e-3f6f1c2d4e5f";
const admin = { slug: "harbor", admin: true };
const member = { slug: "harbor", admin: false };

test.each([
  ["/downtown", "/harbor"],
  ["/downtown/profile", "/harbor/profile"],
  ["/downtown/settings/users", "/harbor/settings/users"],
  [
    "/downtown/settings/users?q=ann%20b&role=doctor&sort=-login",
    "/harbor/settings/users?q=ann+b&role=doctor&sort=-login",
  ],
  ["/downtown/settings/users/new", "/harbor/settings/users/new"],
  [
    "/downtown/settings/audit?what=user.created&from=2026-03-01",
    "/harbor/settings/audit?what=user.created&from=2026-03-01",
  ],
])("Switching at %s leads to %s", (from, to) => {
  expect(samePage(from)(admin)).toBe(to);
});

test.each([
  [`/downtown/settings/users/${ID}`, "/harbor/settings/users"],
  [`/downtown/settings/users/${ID}/deactivate?x=1`, "/harbor/settings/users"],
  [`/downtown/settings/devices/revoke/${ID}/${ID}`, "/harbor/settings/devices"],
  [`/downtown/profile/revoke/${ID}`, "/harbor/profile"],
  [`/downtown/settings/audit?whom=${ID}&what=user.created`, "/harbor/settings/audit?what=user.created"],
  ["/downtown/settings/users?q=ann&page=7", "/harbor/settings/users?q=ann"],
])("What is only at the one practice is left behind: %s leads to %s", (from, to) => {
  expect(samePage(from)(admin)).toBe(to);
});

test.each(["", "/access", "/practices"])(
  "Users are the same everywhere: a user's page%s stays, where they are a user there too",
  (page) => {
    const from = `/downtown/settings/users/${ID}${page}?saved=1`;
    expect(samePage(from)({ ...admin, knowsUser: true })).toBe(`/harbor/settings/users/${ID}${page}`);
    expect(samePage(from)({ ...admin, knowsUser: false })).toBe("/harbor/settings/users");
    expect(samePage(from)({ ...member, knowsUser: true })).toBe("/harbor");
    expect(userAt(from)).toBe(ID);
  },
);

test.each([
  `/downtown/settings/users/${ID}/deactivate`,
  `/downtown/settings/users/${ID}/practices/home`,
  `/downtown/settings/users/jobs/${ID}`,
  `/downtown/settings/devices/${ID}`,
  `/downtown/settings/providers/${ID}`,
  "/downtown/settings/users/new",
  "/downtown",
  "",
])("%s is of one practice alone, and no user's page elsewhere", (from) => {
  expect(userAt(from)).toBeUndefined();
  const there = samePage(from);
  expect(there({ ...admin, knowsUser: true })).toBe(there(admin));
});

test("A page that the user may not open there leads to the overview", () => {
  expect(samePage("/downtown/settings/users?q=ann")(member)).toBe("/harbor");
  expect(samePage("/downtown/profile")(member)).toBe("/harbor/profile");
});

test("An address that is none, or leads elsewhere, leads nowhere but into the practice", () => {
  for (const at of [
    "",
    "x",
    "//evil.example/a/b",
    "https://evil.example/",
    "javascript:alert(1)",
    "/\0",
    "/downtown/switch?q=a",
  ])
    expect(samePage(at)(admin)).toMatch(/^\/harbor(\/b)?$/);
  expect(samePage("/downtown/..//evil.example")(admin)).toMatch(/^\/harbor/);
});
