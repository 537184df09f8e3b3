import { expect, test } from "vitest";
import { nameTheHost } from "@/bin/name-the-host";

const heard = (given: Record<string, string>, publicUrl: string) => {
  nameTheHost({ headers: given }, publicUrl);
  return given;
};

test("behind a proxy the server goes by its public address, whatever the proxy or a client says", () => {
  const claims = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-port": "443",
    "x-forwarded-for": "198.51.100.4",
  };
  for (const host of ["127.0.0.1:3000", "chairside.example", "evil.example"])
    expect(heard({ host, ...claims }, "https://chairside.example")).toEqual({
      host: "chairside.example",
      "x-forwarded-for": "198.51.100.4",
    });
});

test("on one's own machine each of its names will do, and no other", () => {
  expect(heard({ host: "localhost:3000" }, "http://127.0.0.1:3000").host).toBe("localhost:3000");
  expect(heard({ host: "rebound.example:3000" }, "http://127.0.0.1:3000").host).toBe("127.0.0.1:3000");
});

test("a form whose page hides its referrer has the origin that the browser vouches for, and no other has one", () => {
  const hidden = { host: "chairside.example", origin: "null" };
  const told = (site: string) =>
    heard({ ...hidden, "sec-fetch-site": site }, "https://chairside.example").origin;
  expect(told("same-origin")).toBe("https://chairside.example");
  for (const site of ["same-site", "cross-site", "none"]) expect(told(site)).toBe("null");
  expect(heard({ ...hidden }, "https://chairside.example").origin).toBe("null");
  const foreign = { ...hidden, origin: "https://evil.example", "sec-fetch-site": "same-origin" };
  expect(heard(foreign, "https://chairside.example").origin).toBe("https://evil.example");
});
