import type { ShownLine } from "@/lib/access-reviews/shown-access";

/** What was frozen of a person besides role and permissions, label by label; `say` tells a moment. */
export function lineFacts(
  access: ShownLine["access"],
  say: (moment: Date) => string,
): [string, string | string[]][] {
  const moment = (at: string | null) => (at ? say(new Date(at)) : "");
  const facts: [string, string | string[]][] = [
    ["Login", access.login],
    ["Last sign-in", moment(access.lastSignInAt) || "never"],
    ["Last active", moment(access.lastSeenAt)],
    ["Devices", access.devices.length > 0 ? access.devices : "none"],
    ["Home practice", access.home ?? ""],
    ["Other practices", access.otherPractices.join(", ")],
    ["Access ends on", access.accessEndsOn ?? ""],
  ];
  return facts.filter(([, fact]) => fact.length > 0);
}
