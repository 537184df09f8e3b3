/** "Nov 23, 2026", as the practice's calendar has it. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone }).format(at);
}
