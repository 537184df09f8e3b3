import fc from "fast-check";
import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { html, markupOf } from "@/app/_components/markup";

const text = fc.string({ unit: fc.constantFrom(..."aé<>&\"' \u0000\n=/😀") });
const attributes = fc.record(
  {
    className: text,
    href: text.map((rest) => `/${rest}`),
    "aria-label": text,
    "data-menu": fc.oneof(text, fc.boolean(), fc.integer()),
    hidden: fc.boolean(),
    title: fc.oneof(text, fc.constant(undefined), fc.constant(null)),
    colSpan: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: [] },
);
const { node } = fc.letrec<{ node: ReactNode; element: ReactNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.constantFrom(null, undefined, true, false),
    fc.array(tie("node"), { maxLength: 3 }).map((parts) => createElement(Fragment, null, ...parts)),
    tie("element"),
  ),
  element: fc.oneof(
    fc
      .tuple(
        fc.constantFrom("b", "span", "a", "td", "small"),
        attributes,
        fc.array(tie("node"), { maxLength: 3 }),
      )
      .map(([type, given, parts]) => createElement(type, given, ...parts)),
    fc
      .tuple(fc.constantFrom("wbr", "hr", "br"), attributes)
      .map(([type, given]) => createElement(type, given)),
  ),
}));

test("writes what React writes, with every text escaped", () => {
  fc.assert(
    fc.property(node, (given) => {
      expect(markupOf(given)).toBe(renderToStaticMarkup(given));
    }),
    { numRuns: 300 },
  );
});

test("refuses what it can't write: components, styles and events", () => {
  expect(() => markupOf(createElement(() => "text"))).toThrow("call it");
  expect(() => markupOf(createElement("b", { style: { color: "red" } }))).toThrow("style");
  expect(() => markupOf(createElement("b", { onClick: () => {} }))).toThrow("onClick");
});

test("escapes whatever is put into a piece of HTML, be it text or attribute, and leaves other pieces and elements as they are", () => {
  fc.assert(
    fc.property(text, text, node, (title, said, inner) => {
      const small = [html`<small>${said}</small>`, html`<i>${null}</i>`];
      const written = html`<td title="${title}">${said}${small}${inner}</td>`.text;
      expect(written).toBe(
        renderToStaticMarkup(
          createElement("td", { title }, said, createElement("small", null, said), createElement("i"), inner),
        ),
      );
    }),
  );
});
