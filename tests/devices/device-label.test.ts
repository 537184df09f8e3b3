import { expect, test } from "vitest";
import { deviceLabel, kindOf, looksAlike } from "@/lib/devices/device-label";
import { CHROME } from "./new-device";

const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15";
const GO = "ChairsideGo/1.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";

test.each([
  [CHROME, "Chrome 140 on Windows"],
  [SAFARI, "Safari 17 on macOS"],
  [GO, "Go app on iOS"],
  ["ChairsideGo/1.0", "Go app"],
  ["NotChairsideGo/1.0", "Unknown browser"],
  ["", "Unknown browser"],
  ["curl/8.0", "Unknown browser"],
  ["?", "Unknown browser"],
  ["Windows NT 10.0", "Unknown browser on Windows"],
])("%j is called %j", (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label);
});

test("a label has nothing in it that could be taken for markup, and at most eighty letters", () => {
  expect(deviceLabel('<b onclick="x">Evil<i>/3.1 x')).toMatch(/^[\p{L}\p{N} ._-]+$/u);
  expect(deviceLabel("<b>Evil<i>/3.1 x")).toBe("bEvili 3");
  expect(deviceLabel("***/*")).toBe("Unknown browser");
  expect(deviceLabel(`${"A".repeat(200)}/3.1 x`)).toBe("A".repeat(80));
  expect(deviceLabel(`${"A".repeat(79)}/3.1 x`)).toBe("A".repeat(79));
  expect(deviceLabel(`${" ".repeat(500)}${CHROME}`)).toBe("Unknown browser");
});

test("the Go app is another kind of device than any browser", () => {
  expect([GO, CHROME, "", "NotChairsideGo/1.0", "x ChairsideGo/2"].map(kindOf)).toEqual([
    "go",
    "browser",
    "browser",
    "browser",
    "go",
  ]);
});

test("a newer version looks like the same browser; another browser or system doesn't", () => {
  expect(looksAlike("Chrome 140 on Windows", "Chrome 141 on Windows")).toBe(true);
  expect(looksAlike("Chrome 140 on Windows", "Chrome 1400 on Windows")).toBe(true);
  expect(looksAlike("Chrome 99", "Chrome 140")).toBe(true);
  expect(looksAlike("Chrome 140 on Windows", "Chrome on Windows")).toBe(true);
  expect(looksAlike("Chrome 140 on Windows", "Chrome 140 on Linux")).toBe(false);
  expect(looksAlike("Chrome 140 on Windows", "Firefox 140 on Windows")).toBe(false);
  expect(looksAlike("Windows 10 Edge", "Windows 11 Edge")).toBe(false);
});
