import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { csvResponse } from "@/app/_server/csv";
import { cellsOfPerson, EXPORT_HEADER } from "@/app/(practice)/[practice]/settings/users/export/export-cells";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { listRoles } from "@/lib/practices/list-roles";
import { exportPeople } from "@/lib/users/export-people";
import { readView } from "@/lib/users/people-view";
import { alsoAt, anAdmin, aPerson, aPractice, aProvider } from "@/tests/support/world";
import { imported, previewOf } from "./csv-files";

test("a list that was exported is imported again, and nobody is changed by it", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: '=Ruth, "the" Admin' });
  const provider = await aProvider(practice);
  await aPerson({
    at: practice,
    name: "Ada",
    publicName: "@Dr. Ada",
    role: "doctor",
    can: ["defaultDoctor", "canSignForms", "showInApp"],
    providerId: provider.id,
  });
  await aPerson({
    at: practice,
    name: "Ben",
    loginKind: "username",
    login: `ben.${practice.slug}`,
    extensions: "*,-105",
    status: "invited",
  });
  await aPerson({ at: practice, name: "Cleo Without", loginKind: "none", login: null });
  await aPerson({ at: practice, name: "Dan", status: "deactivated", extensions: "101,102" });
  const guest = await aPerson({ at: await aPractice({ groupId: practice.groupId }), name: "-Guest" });
  await alsoAt(guest, practice, ["chatUser"]);
  const text = await exported(admin);
  expect(text).toContain("'=Ruth");
  const { rows } = await previewOf(admin, text);
  expect(rows.map(({ state }) => state)).toEqual(Array(6).fill("unchanged"));
  const one = text.replace(/^(Dan,.*?),Front Office,/m, "$1,Hygienist,");
  const { rows: after } = await imported(admin, one);
  expect(after.filter(({ state }) => state === "done")).toMatchObject([
    { outcome: "Changed: Role Front Office → Hygienist" },
  ]);
  const held = await db.select().from(memberships).where(eq(memberships.practiceId, practice.id));
  expect(held).toHaveLength(6);
});

async function exported(admin: Parameters<typeof exportPeople>[0]): Promise<string> {
  const people = exportPeople(admin, readView({}), await listRoles(admin));
  return csvResponse("users.csv", EXPORT_HEADER, cellsOfPerson(people)).text();
}
