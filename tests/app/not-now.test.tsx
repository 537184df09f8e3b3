import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import { NotNow } from "@/app/(entry)/login/not-now";
import { standAt } from "@/lib/clock";
import { at } from "@/tests/support/world";

afterEach(() => standAt());

const zone = "America/New_York";
const AFTER = "It may ask again 15 minutes after that.";

test.each([
  ["2026-03-02T14:12:00.000Z", zone, "It may ask again from Mon, Mar 2, 9:12 AM EST on."],
  ["2026-03-02T14:00:00.000Z", zone, "It may ask again now."],
  ["2026-03-02T14:15:00.001Z", zone, AFTER],
  ["2026-03-02T14:12:00.000Z", "Atlantis/Poseidonis", AFTER],
  ["<b>tomorrow</b>", zone, AFTER],
  [undefined, undefined, AFTER],
])("a declined device until %s in %s reads when it may ask again", (until, inZone, words) => {
  at("2026-03-02 14:00");
  const page = renderToStaticMarkup(<NotNow why="declined" until={until} zone={inZone} />);
  expect(page).toContain(`This device was not approved. ${words}`);
});

test("whoever merely visits the address reads nothing of it", () => {
  expect(renderToStaticMarkup(<NotNow why={undefined} until={undefined} zone={zone} />)).toBe("");
});
