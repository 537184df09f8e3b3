import { expect, test } from "vitest";
import { readSession } from "@/lib/auth/read-session";
import { findPhoto } from "@/lib/photos/find-photo";
import { listRoles } from "@/lib/practices/list-roles";
import { exportPeople } from "@/lib/users/export-people";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";
import { anAdmin, aPerson, aPractice, sessionOf } from "@/tests/support/world";

// Postgres holds neither a NUL nor half a character: what an address brings of them finds nothing, and is no fault of the server.

test("an address with a NUL leads to no practice", async () => {
  const practice = await aPractice();
  const token = await sessionOf(await aPerson({ at: practice }));
  const gate = await readSession(token, `${practice.slug}\0`);
  expect(gate?.session.state).toBe("active");
  expect(gate?.practice).toBeNull();
});

test("a photo is not found by what can't be an id", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  expect(await findPhoto(admin, "a\0b", "small")).toBeUndefined();
});

test("a search leaves out what can't be searched, and can be exported", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  const roles = await listRoles(admin);
  for (const q of ["\0", "abc\0def", `${"a".repeat(99)}😀`, "\ud83d"]) {
    expect((await listPeople(admin, readView({ q }), roles)).orMore).toBe(false);
    const rows = await Array.fromAsync(exportPeople(admin, readView({ q }), roles));
    expect(rows.length).toBeLessThan(2);
  }
});
