import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { isPage, nameThePolicy } from "@/bin/page-policy";
import { config } from "@/proxy";

const passes = (path: string) =>
  config.matcher.every(({ source }) => new RegExp(`^${source}$`).test(path)) && isPage(path);
const passesBy = (path: string) =>
  config.matcher.every(({ source }) => !new RegExp(`^${source}$`).test(path)) && !isPage(path);

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
    expect(passesBy(path)).toBe(true);
});

test("each answer has a nonce of its own, the same for the browser and for Next, and never the client's", () => {
  const policies = [1, 2].map(() => {
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { url: "/downtown", method: "GET" });
    request.headers["content-security-policy"] = "script-src 'nonce-mine'";
    const response = new ServerResponse(request);
    nameThePolicy(request, response, false);
    expect(response.getHeader("content-security-policy")).toBe(request.headers["content-security-policy"]);
    return String(request.headers["content-security-policy"]);
  });
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w=]+' 'strict-dynamic';/);
  expect(policies[0]).not.toBe(policies[1]);
});
