import { placeInWords } from "@/lib/devices/place";

/** "198.51.100.17, Germany", or the address alone where nobody knows the place. */
export function whereabouts(address: string, country: string | null): string {
  const place = placeInWords(country);
  return place === "unknown" ? address : `${address}, ${place}`;
}
