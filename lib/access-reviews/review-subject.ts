/** A review as the log names it: "the access review of 2026-03-02". */
export function subjectOf({ id, startedAt }: { id: string; startedAt: Date }) {
  return { kind: "review", id, name: `the access review of ${startedAt.toISOString().slice(0, 10)}` };
}
