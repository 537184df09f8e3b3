/** "15 minutes", "1 hour", "2 days": a length of time in its largest whole unit. */
export function timeInWords(minutes: number): string {
  if (minutes % (24 * 60) === 0 && minutes > 24 * 60) return counted(minutes / (24 * 60), "day");
  if (minutes % 60 === 0) return counted(minutes / 60, "hour");
  return counted(minutes, "minute");
}

function counted(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
