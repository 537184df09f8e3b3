import { expect, test } from "vitest";
import { sourcesOf } from "./sources";

// useActionState waits for the bound values of its action. Bound anew at each try of a client component, they never are the ones it
// waited for: after a refused form without JavaScript the server renders for ever.
test("actions are bound in pages, never in client components", () => {
  const client = sourcesOf("app").filter(({ text }) => text.trimStart().startsWith('"use client"'));
  expect(client).not.toHaveLength(0);
  expect(client.filter(({ text }) => /\.bind\(/.test(text)).map(({ path }) => path)).toEqual([]);
});
