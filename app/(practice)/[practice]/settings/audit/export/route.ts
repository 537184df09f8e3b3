import { csvResponse } from "@/app/_server/csv";
import { handler, plain } from "@/app/_server/handler";
import { filtersOf, readLogView } from "@/app/(practice)/[practice]/settings/audit/log-view";
import { peopleCalled } from "@/app/(practice)/[practice]/settings/audit/people-called";
import type { AuditRow } from "@/lib/audit/chain";
import { eventLabels } from "@/lib/audit/event-labels";
import { exportLog } from "@/lib/audit/export-log";
import { sentenceOf } from "@/lib/audit/sentences";

const header = [
  "Number",
  "At (UTC)",
  "Who",
  "What",
  "On whom",
  "In words",
  "Before",
  "After",
  "Address",
  "Session",
  "Device",
  "Hash",
];

/** What the page shows, all of it and oldest first, as CSV; times in UTC as ISO 8601. */
export const GET = handler("audit.read", async (reader, request) => {
  const { slug, name, timeZone } = reader.practice;
  const view = readLogView(Object.fromEntries(request.nextUrl.searchParams));
  const called = view.called ? await peopleCalled(reader, view.called) : [];
  // The page asks who is meant: there is nothing on it yet.
  if (view.called && called.length !== 1) return plain(422, "Choose on the page whom you mean, then export.");
  const whom = called[0]?.id ?? view.whom;
  const chunks = await exportLog(reader, filtersOf({ ...view, whom }, timeZone));
  return csvResponse(`audit-${slug}.csv`, header, cellsOf(chunks, name));
});

async function* cellsOf(chunks: AsyncIterable<AuditRow[]>, practice: string) {
  for await (const chunk of chunks) for (const row of chunk) yield cells(row, practice);
}

function cells(row: AuditRow, practice: string) {
  return [
    row.number,
    row.at.toISOString(),
    row.actorName,
    eventLabels[row.event as keyof typeof eventLabels] ?? row.event,
    row.subjectName,
    sentenceOf({ ...row, practice }),
    row.before ? JSON.stringify(row.before) : "",
    row.after ? JSON.stringify(row.after) : "",
    row.address ?? "",
    row.sessionId ?? "",
    row.deviceId ?? "",
    row.hash,
  ];
}
