import { describe, expect, test } from "vitest";
import { filtersOf, logHref, readLogView } from "@/app/(practice)/[practice]/settings/audit/log-view";

const id = "01a20588-8ff4-7032-98cd-00a85d011ffd";

describe("The address of the log", () => {
  test("says who, what, on whom and when, and gives the same view back", () => {
    const view = readLogView({
      who: id,
      what: "user.created",
      whom: id,
      from: "2026-03-01",
      to: "2026-03-09",
    });
    const href = logHref("/downtown/settings/audit", view, {});
    expect(readLogView(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(view);
  });

  test.each(["support", "system", "visitor"])("names who acts without an account by its kind: %s", (who) => {
    expect(readLogView({ who }).who).toBe(who);
  });

  test("begins at the newest again when a filter changes", () => {
    const view = readLogView({ before: "40" });
    expect(view.before).toBe(40);
    expect(logHref("/a", view, { what: "user.deleted" })).toBe("/a?what=user.deleted");
  });

  test.each([
    [{ who: "1 or 1=1" }],
    [{ who: "staff" }],
    [{ who: "toString" }],
    [{ what: "everything" }],
    [{ whom: "../x" }],
    [{ from: "2026-02-30" }],
    [{ to: "yesterday" }],
    [{ before: "-1" }],
    [{ after: "9".repeat(40) }],
  ])("counts %j as not said", (params) => {
    expect(readLogView(params)).toEqual(readLogView({}));
  });

  test("means days of the practice, also where the clocks change that night", () => {
    const view = readLogView({ from: "2026-03-08", to: "2026-03-08" });
    const { from, to } = filtersOf(view, "America/New_York");
    expect([from, to]).toEqual([new Date("2026-03-08T05:00:00Z"), new Date("2026-03-09T04:00:00Z")]);
  });
});
