import { and, eq, type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { connection } from "@/db/connection";
import { dialect } from "@/db/dialect";
import { loginRequests } from "@/db/schema/login-requests";
import { isWord } from "@/db/sql";
import { isUndecided, waits } from "@/lib/devices/waits";
import { aPractice } from "@/tests/support/world";

test.skipIf(dialect !== "sqlite")("SQLite plans no statement by its values", async () => {
  const { sql: text, params } = requestsWhere(eq(loginRequests.practiceId, "p")).toSQL();
  expect(text).toContain('"practice_id" = +?');
  expect(params).toEqual(["p"]);
});

test.skipIf(dialect !== "sqlite")("open requests are looked up where few others stand", async () => {
  await aPractice();
  const { userId, deviceId, practiceId } = loginRequests;
  expect(await planOf(and(eq(userId, "u"), eq(deviceId, "d"), isUndecided()))).toContain(
    "login_requests_open (user_id=? AND device_id=?)",
  );
  expect(await planOf(and(eq(userId, "u"), waits()))).toContain("(user_id=?)");
  expect(await planOf(and(eq(practiceId, "p"), waits()))).toContain(
    "login_requests_practice (practice_id=? AND state=?)",
  );
});

test("a word written out is one of ours", () => {
  expect(() => isWord(loginRequests.state, "open' or 1=1 --")).toThrow("Not a word of ours");
});

function requestsWhere(condition: SQL | undefined) {
  return db.select({ id: loginRequests.id }).from(loginRequests).where(condition);
}

async function planOf(condition: SQL | undefined): Promise<string> {
  const steps = connection().read as unknown as { all(query: SQL): { detail: string }[] };
  return steps
    .all(sql`explain query plan ${requestsWhere(condition).getSQL()}`)
    .map(({ detail }) => detail)
    .join("\n");
}
