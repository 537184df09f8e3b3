import { expect, test } from "vitest";
import { exportLog } from "@/lib/audit/export-log";
import { anAdmin, aPerson, aPractice } from "@/tests/support/world";

test("An export of the log is written down before its first line leaves, and holds nothing of another practice", async () => {
  const [practice, other] = [await aPractice(), await aPractice()];
  await aPerson({ at: other, name: "Omar Haddad" });
  const reader = await anAdmin("audit.read", practice, { name: "Ruth Adler" });
  const names: string[] = [];
  const events: string[] = [];
  for await (const chunk of await exportLog(reader, { what: undefined }))
    for (const { event, subjectName } of chunk) {
      names.push(subjectName);
      events.push(event);
    }
  expect(events.at(-1)).toBe("audit.exported");
  expect(names).toContain("Ruth Adler");
  expect(names).not.toContain("Omar Haddad");
});
