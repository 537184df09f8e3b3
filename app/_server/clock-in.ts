import { now } from "@/lib/clock";

/** "Nov 21, 4:16 PM"; of an earlier year only the day: "Nov 21, 2025". */
export function clockIn(timeZone: string): (moment: Date) => string {
  const [withTime, withYear] = formatsIn(timeZone);
  const thisYear = now().getUTCFullYear();
  return (moment) => (moment.getUTCFullYear() === thisYear ? withTime : withYear).format(moment);
}

type Formats = [Intl.DateTimeFormat, Intl.DateTimeFormat];
const formats = new Map<string, Formats>();

/** Making a format costs more than fifty uses of it. */
function formatsIn(timeZone: string): Formats {
  const known = formats.get(timeZone);
  if (known) return known;
  const made: Formats = [
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      month: "short",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
    }),
    new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "medium" }),
  ];
  formats.set(timeZone, made);
  return made;
}
