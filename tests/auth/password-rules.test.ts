import { expect, test } from "vitest";
import { refusePassword } from "@/lib/auth/password-rules";

const ben = { login: "ben.okafor", practiceNames: ["Downtown", "Café Dental"], minLength: 12 };
const SHORT = "Use 12 characters or more. Three or four words in a row work well.";
const EASY = "This password is easy to guess. Use three or four words that don't belong together.";

test.each([
  "open wide please",
  "correct horse battery staple",
  "123 Main Street, upstairs",
  "zahnarzt öffnet montags",
  "ひらがなとかたかなとかんじ",
  "kxq7-mv2p-wz9r",
  "839201746512",
  "🦷🪥😁🦷🪥😬🙂🙃🫠😇🦷🪥",
  "my dog ate 3 crowns",
  `${"the quick brown fox ".repeat(12)}jumps`,
])("takes %j", async (password) => {
  expect(await refusePassword(password, ben)).toBeUndefined();
});

test("refuses fewer than the operator's number of characters, counted as people count", async () => {
  expect(await refusePassword("", ben)).toBe(SHORT);
  expect(await refusePassword("open wide!?", ben)).toBe(SHORT);
  expect(await refusePassword("🦷🪥😁🙂😬🙃", ben)).toBe(SHORT);
  expect(await refusePassword("two teeth", { ...ben, minLength: 8 })).toBeUndefined();
  expect(await refusePassword("open wide please", { ...ben, minLength: 20 })).toMatch(/^Use 20 characters/);
});

test("an accent typed as a sign of its own is not counted twice", async () => {
  expect(await refusePassword("cafe\u0301 au lai", ben)).toBe(SHORT);
});

test("takes 256 characters and refuses 257", async () => {
  const words = "seven brown crowns and one bridge for me ".repeat(7);
  expect(await refusePassword(words.slice(0, 256), ben)).toBeUndefined();
  expect(await refusePassword(words.slice(0, 257), ben)).toBe("Use 256 characters or fewer.");
});

test.each([
  "leavemealone",
  "LeaveMeAlone",
  "leave me alone",
  "password1234",
  "Password2026!",
  "!!!!password",
  "p@$$w0rd!!!!",
  "P4ssw0rd2026",
  "$unshine2026",
  "passwordpassword",
  "passwordpassw",
  "dragon dragon dragon",
  "love2024!!!!",
  "trustno1trustno1",
  "adm1n1str@t0r",
  "ppaasssswwoorrdd1",
])("refuses %j: out of the known-common list, or one in simple disguise", async (password) => {
  expect(await refusePassword(password, ben)).toBe(EASY);
});

test.each([
  "123456789012",
  "098765432109",
  "aaaaaaaaaaaa",
  "            ",
  "qwertyuiop12",
  "asdfghjkl;;;",
  "abcdefghijkl",
  "1qaz2wsx3edc",
  "abcabcabcabc",
  "112211221122",
  "qweasdzxc123",
  "123456qwerty",
])("refuses %j: one short piece or a run over and over", async (password) => {
  expect(await refusePassword(password, ben)).toBe(EASY);
});

test.each(["ben.okafor forever", "my BEN OKAFOR days", "benokafor-2031-x"])(
  "refuses %j: it holds the login",
  async (password) => {
    expect(await refusePassword(password, ben)).toMatch(/^Leave your login out/);
  },
);

test("an e-mail login's part before the @ counts from four letters on", async () => {
  const ruth = { ...ben, login: "Ruth@brightsmiles.example" };
  const al = { ...ben, login: "al@brightsmiles.example" };
  expect(await refusePassword("ruth likes tall trees", ruth)).toMatch(/^Leave your login out/);
  expect(await refusePassword("small tall trees", al)).toBeUndefined();
  expect(await refusePassword("al@brightsmiles.example", al)).toMatch(/^Leave your login out/);
});

test.each(["i work downtown now", "down town rocks 7", "C\u0041FE\u0301-DENTAL forever"])(
  "refuses %j: it holds the practice's name",
  async (password) => {
    expect(await refusePassword(password, ben)).toMatch(/^Leave the practice's name out/);
  },
);

test("a practice's name of two letters or none at all is no hindrance", async () => {
  const short = { ...ben, practiceNames: ["Op", "", "!!!!"] };
  expect(await refusePassword("open wide please", short)).toBeUndefined();
  const oak = { ...ben, practiceNames: ["Oak"] };
  expect(await refusePassword("lamp under an oak tree", oak)).toContain("Leave the practice's name out");
});

test("ten megabytes are too long before anything is made of them", async () => {
  // One sign that NFKC makes eighteen of.
  const started = performance.now();
  expect(await refusePassword("\ufdfa".repeat(3_000_000), ben)).toMatch(/characters or fewer/);
  expect(performance.now() - started).toBeLessThan(500);
});
