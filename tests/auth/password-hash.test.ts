import { parseOptions } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { hashPassword, passwordMatches } from "@/lib/auth/password-hash";

test("a password is kept as argon2id with m=19456, t=2, p=1 and a salt of its own", async () => {
  const [first, second] = await Promise.all([
    hashPassword("open wide please"),
    hashPassword("open wide please"),
  ]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(parseOptions(first)).toMatchObject({ memoryCost: 19456, timeCost: 2, parallelism: 1 });
});

test("the right password matches, another does not", async () => {
  const kept = await hashPassword("open wide please");
  expect(await passwordMatches(kept, "open wide please")).toBe(true);
  expect(await passwordMatches(kept, "Open wide please")).toBe(false);
  expect(await passwordMatches(kept, "")).toBe(false);
});

test("a password typed on another keyboard, in another Unicode form, still matches", async () => {
  const kept = await hashPassword("café ﬁne ①Å please");
  expect(await passwordMatches(kept, "cafe\u0301 fine 1A\u030a please")).toBe(true);
});

test("every sign counts: emoji, NUL and spaces at the ends", async () => {
  const kept = await hashPassword(" 🦷\0 open wide ");
  expect(await passwordMatches(kept, " 🦷\0 open wide ")).toBe(true);
  expect(await passwordMatches(kept, " 🦷\0 open wide")).toBe(false);
  expect(await passwordMatches(kept, " 🦷")).toBe(false);
});

test("without a hash nothing matches, after the same work", async () => {
  const kept = await hashPassword("open wide please");
  const quickest = async (hash: string | undefined) => {
    const times: number[] = [];
    for (let round = 0; round < 7; round++) {
      const start = process.hrtime.bigint();
      expect(await passwordMatches(hash, "wrong password")).toBe(false);
      times.push(Number(process.hrtime.bigint() - start));
    }
    return Math.min(...times);
  };
  const ratio = (await quickest(undefined)) / (await quickest(kept));
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test("hashing leaves the event loop free", async () => {
  let turns = 0;
  const turning = setInterval(() => turns++, 1);
  await Promise.all([hashPassword("one two three"), hashPassword("four five six")]);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(3);
});
