import { expect, test } from "vitest";
import { isAsBound } from "@/app/_server/is-as-bound";

test("an action takes a form, and texts that a page bound", () => {
  expect(isAsBound({ practice: "downtown", user: "some-id" }, new FormData())).toBe(true);
  expect(isAsBound({}, new FormData())).toBe(true);
});

test.each([undefined, null, "downtown", 7, { practice: 7 }, { token: ["x"] }, { token: "a\0b" }])(
  "it is not there for somebody who binds %j",
  (bound) => expect(isAsBound(bound, new FormData())).toBe(false),
);

test.each([undefined, null, "x", {}, [["name", "Ada"]]])("nor for somebody who sends %j as a form", (form) =>
  expect(isAsBound({}, form)).toBe(false),
);
