import { expect, test } from "vitest";
import { copying } from "@/app/(group)/groups/[group]/copying";
import type { CopyOutcome } from "@/lib/groups/copy-outcome";

const at = (name: string, state: CopyOutcome["state"]): CopyOutcome => ({
  practice: { id: name, name },
  state,
  lines: [`${state} at ${name}`],
});

/** A form that is asked what would change at these practices, and how often it was carried out. */
function aForm(places: string[]) {
  const form = {
    copied: 0,
    send: async (act: "preview" | "copy", shown = "") => {
      const { more } = await copying(
        { act, shown },
        async () => places.map((place) => at(place, "changes")),
        async () => {
          form.copied++;
          return places.map((place) => at(place, "done"));
        },
      );
      return more as { outcomes: CopyOutcome[]; shown?: string; otherwise?: boolean };
    },
  };
  return form;
}

test("a copy is carried out only once it was shown, exactly as it was shown", async () => {
  const places = ["Harbor"];
  const form = aForm(places);
  const preview = await form.send("preview");
  expect(preview).toMatchObject({ outcomes: [{ state: "changes" }], otherwise: false });
  expect(form.copied).toBe(0);
  places.push("Uptown");
  const second = await form.send("copy", preview.shown);
  expect(second).toMatchObject({ outcomes: [{}, { state: "changes" }], otherwise: true });
  expect(form.copied).toBe(0);
  const done = await form.send("copy", second.shown);
  expect(done.outcomes.map(({ state }) => state)).toEqual(["done", "done"]);
  expect(done.shown).toBeUndefined();
  expect(form.copied).toBe(1);
});

test("nobody copies without a look, or with a mark they made up", async () => {
  const form = aForm(["Harbor"]);
  for (const shown of ["", "x", "0".repeat(43)]) await form.send("copy", shown);
  expect(form.copied).toBe(0);
});
