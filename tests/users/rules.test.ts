import { expect, test } from "vitest";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { dayInWords, endOfDay, todayIn } from "@/lib/users/access-end";
import { isLastingAdmin, maySignForms, noEffectOfSigning, printedName, wayIn } from "@/lib/users/rules";
import { at } from "@/tests/support/world";

test("updates go to the contact e-mail, else to the login where that is an e-mail", () => {
  expect(mailAddressOf({ loginKind: "email", login: "a@x.example", contactEmail: "b@x.example" })).toBe(
    "b@x.example",
  );
  expect(mailAddressOf({ loginKind: "email", login: "a@x.example", contactEmail: null })).toBe("a@x.example");
  expect(mailAddressOf({ loginKind: "username", login: "ada", contactEmail: null })).toBeNull();
});

test("somebody gets in by a mail, by a link to hand over, or not at all", () => {
  expect(wayIn({ loginKind: "email", login: "a@x.example", contactEmail: null })).toBe("invitation");
  expect(wayIn({ loginKind: "username", login: "ada", contactEmail: "b@x.example" })).toBe("invitation");
  expect(wayIn({ loginKind: "username", login: "ada", contactEmail: null })).toBe("setup");
  expect(wayIn({ loginKind: "none", login: null, contactEmail: "b@x.example" })).toBe("none");
});

test("Can Sign Forms works only with a role that may sign, and the reason is told", () => {
  const doctor = { name: "Doctor", maySign: true };
  const billing = { name: "Billing", maySign: false };
  expect([maySignForms(true, doctor), maySignForms(true, billing), maySignForms(false, doctor)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(noEffectOfSigning(true, doctor)).toBeUndefined();
  expect(noEffectOfSigning(false, billing)).toBeUndefined();
  expect(noEffectOfSigning(true, billing)).toContain(
    "will have no effect because the role Billing may not sign forms",
  );
});

test("forms print Name on Forms, else the public name, else the name", () => {
  expect(printedName({ name: "Ada", publicName: "Dr. Ada", nameOnForms: "Dr. A & Dr. L" })).toBe(
    "Dr. A & Dr. L",
  );
  expect(printedName({ name: "Ada", publicName: "Dr. Ada", nameOnForms: null })).toBe("Dr. Ada");
  expect(printedName({ name: "Ada", publicName: null, nameOnForms: null })).toBe("Ada");
});

test("the Admin who remains is active, has a login, and no last day", () => {
  const lasting = { admin: true, status: "active", loginKind: "email", accessEndsOn: null };
  expect(isLastingAdmin(lasting)).toBe(true);
  for (const lack of [
    { admin: false },
    { status: "invited" },
    { status: "deactivated" },
    { loginKind: "none" },
    { accessEndsOn: "2099-01-01" },
  ])
    expect(isLastingAdmin({ ...lasting, ...lack })).toBe(false);
});

test("a day is over when the next one begins there, also where that night has no midnight", () => {
  expect(endOfDay("2026-03-07", "America/New_York").toISOString()).toBe("2026-03-08T05:00:00.000Z");
  expect(endOfDay("2026-12-31", "Asia/Tokyo").toISOString()).toBe("2026-12-31T15:00:00.000Z");
  expect(endOfDay("2026-09-05", "America/Santiago").toISOString()).toBe("2026-09-06T04:00:00.000Z");
  at("2026-03-02 03:00");
  expect([todayIn("America/New_York"), todayIn("Asia/Tokyo")]).toEqual(["2026-03-01", "2026-03-02"]);
  expect(dayInWords("2026-03-02")).toBe("2 March 2026");
});
