/** A day and time as people at the practice say it: "Monday, March 9, 2026 at 9:00 AM EDT". */
export function momentInWords(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-US", {
    ...{ weekday: "long", year: "numeric", month: "long", day: "numeric" },
    ...{ hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone },
  }).format(moment);
}
