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
