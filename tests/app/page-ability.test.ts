import { expect, test } from "vitest";
import { abilityOfPage } from "@/app/(practice)/[practice]/page-ability";

test.each([
  ["/downtown/settings/users", "users.manage"],
  ["/downtown/settings/users/0197a5f2/practices?differing=1", "users.manage"],
  ["/downtown/settings/users/0197a5f2/practices/home", "group.manage"],
  ["/downtown/settings/users/0197a5f2/practices/home/?x=1", "group.manage"],
  ["/downtown/settings/audit/export", "audit.read"],
  ["/downtown/settings", "practice.manage"],
  ["/downtown/settings/unheard-of", "practice.manage"],
])("The page %s is for %s", (path, capability) => {
  expect(abilityOfPage(path)).toBe(capability);
});
