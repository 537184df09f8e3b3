/** The time zones a practice may be in, by their names in the tz database. */
export function timeZones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}
