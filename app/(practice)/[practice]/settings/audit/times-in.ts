/** How moments are written at a practice: the day, the time of day, and both with the zone's name. */
export function timesIn(timeZone: string) {
  const day = new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeZone });
  const time = new Intl.DateTimeFormat("en-US", { timeStyle: "short", timeZone });
  const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "long", timeZone });
  return {
    dayOf: (at: Date) => day.format(at),
    timeOf: (at: Date) => time.format(at),
    momentOf: (at: Date) => moment.format(at),
  };
}
