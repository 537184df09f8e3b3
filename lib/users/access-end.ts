import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import { now } from "@/lib/clock";

/** The moment a day (YYYY-MM-DD) is over in a time zone: the first of the next one, also where clocks change that night. */
export function endOfDay(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date + 1, timeZone).getTime());
}

/** Today in a time zone, as YYYY-MM-DD. */
export function todayIn(timeZone: string): string {
  return format(new TZDate(now().getTime(), timeZone), "yyyy-MM-dd");
}

/** A day as people write it: "3 March 2026". */
export function dayInWords(day: string): string {
  return format(new Date(`${day}T00:00:00`), "d MMMM yyyy");
}
