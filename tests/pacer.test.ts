import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { pacer, StoppedError } from "@/lib/pacer";

const ALONE = 700;
const TURNS = 30;

test("long work that was alone lets somebody of many short turns through in a few of its slices", async () => {
  let isOver = false;
  let slices = 0;
  const long = (async () => {
    const pace = pacer();
    while (!isOver) {
      busy(4);
      slices++;
      await pace();
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, ALONE));
  const before = slices;
  for (let number = 0; number < TURNS; number++) {
    busy(0.2);
    await turn();
  }
  expect(slices - before).toBeLessThan(TURNS / 2);
  isOver = true;
  await long;
});

test("long work ends where it is told to", async () => {
  const stop = new AbortController();
  const pace = pacer(stop.signal);
  await pace();
  stop.abort();
  await expect(pace()).rejects.toThrow(StoppedError);
});

function busy(milliseconds: number): void {
  const begun = performance.now();
  while (performance.now() - begun < milliseconds);
}
