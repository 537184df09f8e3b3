import { csvResponse } from "@/app/_server/csv";
import { handler } from "@/app/_server/handler";
import { DECISION_LABELS } from "@/lib/access-reviews/decisions";
import { exportReview } from "@/lib/access-reviews/export-review";
import type { ShownLine } from "@/lib/access-reviews/shown-access";

const header = [
  "Number",
  "Name",
  "Login",
  "Status",
  "Role",
  "Permissions",
  "Home practice",
  "Other practices",
  "Devices",
  "Last sign-in (UTC)",
  "Last active (UTC)",
  "Access ends on",
  "Decision",
  "Remark",
  "Decided by",
  "Decided at (UTC)",
];

/** A review with all its lines as CSV; times in UTC as ISO 8601. */
export const GET = handler<"users.manage", { practice: string; review: string }>(
  "users.manage",
  async (admin, _, { review }) => {
    const chunks = await exportReview(admin, review);
    return csvResponse(`access-review-${admin.practice.slug}.csv`, header, cellsOf(chunks));
  },
);

async function* cellsOf(chunks: AsyncIterable<ShownLine[]>) {
  for await (const chunk of chunks) for (const line of chunk) yield cells(line);
}

function cells({ number, access, decision, remark, decidedByName, decidedAt }: ShownLine) {
  return [
    ...[number, access.name, access.login, access.status, access.role, access.permissions.join(", ")],
    ...[access.home ?? "", access.otherPractices.join(", "), access.devices.join("; ")],
    ...[access.lastSignInAt ?? "", access.lastSeenAt ?? "", access.accessEndsOn ?? ""],
    ...[decision ? DECISION_LABELS[decision] : "Not reviewed", remark, decidedByName ?? ""],
    decidedAt?.toISOString() ?? "",
  ];
}
