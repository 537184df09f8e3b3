/** "Nov 23, 2026", as the practice's calendar has it. */
export function Day({ at, timeZone }: { at: Date; timeZone: string }) {
  const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone });
  return <time dateTime={at.toISOString()}>{day.format(at)}</time>;
}
