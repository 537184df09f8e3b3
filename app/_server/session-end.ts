/** When a session ends, as epoch milliseconds; `last` where nothing puts that off any more. */
export type SessionEnd = { at: number; last: boolean };

/** The automatic log-off, or the end that comes whatever happens, if that is sooner. */
export function sessionEndOf({ idleEndsAt, endsAt }: { idleEndsAt: Date; endsAt: Date }): SessionEnd {
  const last = endsAt <= idleEndsAt;
  return { at: (last ? endsAt : idleEndsAt).getTime(), last };
}
