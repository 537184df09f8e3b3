import { now } from "@/lib/clock";

/** "Good morning, Ruth Adler", by the clock on the practice's wall. */
export function greeting(name: string, timeZone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat("en-US", { hour: "numeric", hourCycle: "h23", timeZone }).format(now()),
  );
  return `Good ${partOfDay(hour)}, ${name}`;
}

function partOfDay(hour: number): string {
  if (hour >= 4 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}
