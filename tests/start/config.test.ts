import { expect, test } from "vitest";
import { readConfig } from "@/lib/config";

const AUTH_SECRET = "x".repeat(32);

test.each([
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["::1", "http://[::1]:3000"],
  ["chairside.internal", "http://chairside.internal:3000"],
])("without APP_URL, a server that listens at %s is %s", (HOST, url) => {
  expect(readConfig({ HOST, AUTH_SECRET }).APP_URL).toBe(url);
});

test("APP_URL loses what stands behind its host", () => {
  expect(readConfig({ APP_URL: "https://chairside.example/", AUTH_SECRET }).APP_URL).toBe(
    "https://chairside.example",
  );
});

test.each(["mysql://db/chairside", "postgre://db/chairside"])(
  "%s is no database, nor the name of a file",
  (url) => {
    expect(() => readConfig({ DATABASE_URL: url, AUTH_SECRET })).toThrow(/^DATABASE_URL: /);
  },
);

test.each([
  "postgres://db/chairside",
  "postgresql://db/chairside",
  "/srv/chairside.db",
  "file:///srv/chairside.db",
])("%s is a database", (url) =>
  expect(readConfig({ DATABASE_URL: url, AUTH_SECRET }).DATABASE_URL).toBe(url),
);

const wrong: [string, string][] = [
  ["PORT", "abc"],
  ["PORT", "70000"],
  ["APP_URL", "foo"],
  ["APP_URL", "ftp://chairside.example"],
  ["SMTP_URL", "foo"],
  ["AUTH_SECRET", "short"],
  ["TRUSTED_PROXIES", "-1"],
  ["PASSWORD_MIN_LENGTH", "7"],
  ["LOCAL_MAILBOX", "yes"],
  ["MAIL_FROM", "nonsense"],
  ["RESEND_BASE_URL", "resend"],
  ["DATABASE_URL", "mysql://host/name"],
  ["PG_POOL", "many"],
  ["PG_POOL", "0"],
];

test.each(wrong)("%s=%s stops the start with one line that names it", (name, value) => {
  const reading = () => readConfig({ AUTH_SECRET: "a".repeat(32), [name]: value });
  expect(reading).toThrow(new RegExp(`^${name}: .+ start again\\.$`));
});

test("without any setting there is a usable one for each", () => {
  expect(readConfig({ AUTH_SECRET: "a".repeat(32) })).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    APP_URL: "http://127.0.0.1:3000",
    PASSWORD_MIN_LENGTH: 12,
    TRUSTED_PROXIES: 0,
    LOCAL_MAILBOX: "off",
    PG_POOL: 10,
  });
});

test("mail goes one way: Resend and SMTP together are refused", () => {
  const both = { AUTH_SECRET: "a".repeat(32), RESEND_API_KEY: "re_1", SMTP_URL: "smtp://127.0.0.1" };
  expect(() => readConfig(both)).toThrow(/^RESEND_API_KEY and SMTP_URL/);
});
