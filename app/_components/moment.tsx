type MomentProps = { at: Date; timeZone: string };

/** A moment as the practice's clock tells it, with the zone's name. */
export function Moment({ at, timeZone }: MomentProps) {
  return <time dateTime={at.toISOString()}>{momentIn(timeZone, at)}</time>;
}

/** "Mon, Nov 23, 2:12 PM EST". */
export function momentIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(at);
}
