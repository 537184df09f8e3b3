import { expect, test } from "vitest";
import { createUser } from "@/lib/users/create-user";
import { getUser } from "@/lib/users/find-user";
import { anAdmin, aPractice, aProvider, theLogOf, theOutboxOf } from "@/tests/support/world";
import { anInput } from "./user-input";

test("somebody with an e-mail is invited by a mail", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  const provider = await aProvider(practice, "MOREN1");
  const input = await anInput(
    practice,
    {
      name: " Dr.  Ada Moreno ",
      publicName: "Dr. Ada",
      loginKind: "email",
      email: "Ada@Brightsmiles.example",
      providerId: provider.id,
      defaultDoctor: "on",
      canSignForms: "on",
      extensions: "101, 102",
    },
    "doctor",
  );
  const saved = await createUser(admin, input);
  const added = await getUser(admin, saved.userId);
  expect(added).toMatchObject({
    name: "Dr. Ada Moreno",
    publicName: "Dr. Ada",
    login: "Ada@Brightsmiles.example",
    status: "invited",
    defaultDoctor: true,
    extensions: "101,102",
  });
  expect(saved.link).toBeUndefined();
});
