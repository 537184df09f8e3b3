import { expect, test } from "vitest";
import { config } from "@/proxy";

const passes = (path: string) => new RegExp(`^${config.matcher[0]?.source}$`).test(path);

test("every page gets its headers, whatever a practice is called", () => {
  for (const path of ["/downtown", "/favicons/settings/users", "/icons", "/apicary", "/login"])
    expect(passes(path)).toBe(true);
});

test("what is no page passes by", () => {
  for (const path of [
    "/_next/static/x.js",
    "/icon.svg",
    "/favicon.ico",
    "/api/health",
    "/api/photos/downtown/x",
  ])
    expect(passes(path)).toBe(false);
});
