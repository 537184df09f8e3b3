import { expect, test } from "vitest";
import { practiceChoices } from "@/app/(group)/groups/[group]/practices/practice-hrefs";
import { aGroup } from "@/tests/groups/a-group";

test("the filter by practice keeps the rest of the view, and leads back to all of them", async () => {
  const { home, harbor, lead } = await aGroup();
  const base = `/groups/${lead.group.id}`;
  const at = `${base}?q=ann&practice=${harbor.slug}&status=active&page=4`;
  expect(practiceChoices(lead, at, "")).toEqual([
    ["All practices", `${base}?q=ann&status=active`, false],
    ["Downtown", `${base}?q=ann&practice=${home.slug}&status=active`, false],
    ["Harbor", `${base}?q=ann&practice=${harbor.slug}&status=active`, true],
  ]);
  expect(practiceChoices(lead, at, "HÁRB").map(([name]) => name)).toEqual(["Harbor"]);
  expect(practiceChoices(lead, at, "far")).toEqual([]);
});

test("an address that is none, or leads elsewhere, leads nowhere but to the group's list", async () => {
  const { lead } = await aGroup();
  for (const at of ["", "https://evil.example/?q=a", "//evil.example", "/\0", "javascript:alert(1)"])
    for (const [, href] of practiceChoices(lead, at, ""))
      expect(href).toMatch(/^\/groups\/[0-9a-f-]{36}(\?|$)/);
});
