const WHOLE_ROWS = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "!@#$%^&*()",
];
const ROWS = [...WHOLE_ROWS, ...WHOLE_ROWS.map((row) => [...row].reverse().join(""))];
const LETTER_BEHIND: Record<string, string> = {
  "@": "a",
  "4": "a",
  "8": "b",
  "3": "e",
  "9": "g",
  "0": "o",
  "5": "s",
  $: "s",
  "7": "t",
  "+": "t",
  "2": "z",
};
const SHORT_PIECE = 6;

let common: Promise<Set<string>> | undefined;

/** Whether this is a password out of the known-common list, also in simple disguise, or one short piece or a run of the keyboard over and over. */
export async function isEasyToGuess(password: string): Promise<boolean> {
  const text = password.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
  if (repeatedPiece(text).length <= SHORT_PIECE || isMadeOfRuns(text)) return true;
  const known = await commonPasswords();
  return undisguised(text).some((plain) => known.has(plain));
}

function commonPasswords(): Promise<Set<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  );
  return common;
}

/** "password" of "passwordpassw": what makes the whole when set behind itself; else the whole. */
function repeatedPiece(text: string): string {
  for (let size = 1; size + 3 <= text.length; size++)
    if (text.startsWith(text.slice(size))) return text.slice(0, size);
  return text;
}

/** Whether runs along the keyboard, the alphabet or the digits, and repeats of one sign, of three signs on average make up all of it. */
function isMadeOfRuns(text: string): boolean {
  let runs = 0;
  for (let at = 0; at < text.length; runs++) at += runLength(text.slice(at));
  return runs * 3 <= text.length;
}

function runLength(text: string): number {
  let longest = text.length - text.replace(/^(.)\1*/su, "").length;
  for (const row of ROWS) while (longest < text.length && row.includes(text.slice(0, longest + 1))) longest++;
  return longest;
}

function undisguised(text: string): string[] {
  const cores = [
    text,
    text.replace(/[^\p{L}]+$/u, ""),
    text.replace(/^[^\p{L}]+/u, ""),
    text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""),
  ];
  return [...cores, repeatedPiece(text)]
    .flatMap((core) => [core, repeatedPiece(core), core.replace(/(.)\1+/gsu, "$1")])
    .flatMap((core) => [core, lettersBehind(core, "i"), lettersBehind(core, "l")])
    .filter((plain) => plain.length > 3);
}

function lettersBehind(text: string, one: "i" | "l"): string {
  return text.replace(/[1!|]/g, one).replace(/[@4839057$+2]/g, (sign) => LETTER_BEHIND[sign] ?? sign);
}
