import { expect, test } from "vitest";
import { practicesKnowing } from "@/lib/users/practices-knowing";
import { alsoAt, aPerson, aPractice, becomes, signedIn } from "@/tests/support/world";

test("Somebody is known at the practices where the one who asks is an Admin, and they a user", async () => {
  const downtown = await aPractice();
  const { groupId } = downtown;
  const [harbor, uptown, midtown] = [
    await aPractice({ groupId }),
    await aPractice({ groupId }),
    await aPractice({ groupId }),
  ];
  const grace = await aPerson({ at: downtown, can: ["admin"] });
  for (const practice of [harbor, midtown]) await alsoAt(grace, practice, ["admin"]);
  await alsoAt(grace, uptown);
  const ada = await aPerson({ at: downtown });
  for (const practice of [harbor, uptown]) await alsoAt(ada, practice);
  const admin = await signedIn(grace, downtown);
  // At Uptown Grace is no Admin, and at Midtown there is no Ada.
  expect(await practicesKnowing(admin, ada.id)).toEqual(new Set([downtown.id, harbor.id]));
  await becomes(ada, { status: "deleted" });
  expect(await practicesKnowing(admin, ada.id)).toEqual(new Set());
});

test("An id that is nobody's, or no id, is known nowhere", async () => {
  const here = await aPractice();
  const admin = await signedIn(await aPerson({ at: here, can: ["admin"] }), here);
  const stranger = await aPerson({ at: await aPractice() });
  for (const id of [stranger.id, "00000000-0000-7000-8000-000000000000", "x", "\0"])
    expect(await practicesKnowing(admin, id)).toEqual(new Set());
});
