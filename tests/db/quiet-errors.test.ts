import { inspect } from "node:util";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { aPerson, aPractice } from "@/tests/support/world";

test("what the database refuses is logged without what it was asked with", async () => {
  const practice = await aPractice();
  const ada = await aPerson({ at: practice });
  const ben = await aPerson({ at: practice });
  const refused = change(system("tests"), "user.changed", (tx) =>
    tx.update(users).set({ loginKey: ada.loginKey, passwordHash: "$argon2id$x" }).where(eq(users.id, ben.id)),
  );
  const logged = inspect(await refused.catch((error: unknown) => error));
  expect(logged).toMatch(/unique[\s\S]+ at /i);
  expect(logged).not.toContain(ada.loginKey);
  expect(logged).not.toContain("argon2id");
});
