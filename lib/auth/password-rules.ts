import { foldForSearch } from "@/lib/text";
import { isEasyToGuess } from "./easy-to-guess";

const LONGEST = 256;
/** No 256 characters are made of more. Asked first: NFKC makes eighteen of one sign, and of ten megabytes more than fits into memory. */
const LONGEST_AS_TYPED = 4096;
const TOO_LONG = `Use ${LONGEST} characters or fewer.`;
/** Fewer letters and digits are in every other word. */
const SHORTEST_NAME = 3;
const SHORTEST_PART = 4;

export type PasswordContext = {
  login: string;
  practiceNames: readonly string[];
  /** The operator's setting, 8 to 64. */
  minLength: number;
};

/** The message to show if this password can't be taken, else undefined (product.md, 3). Length is counted in code points after NFKC; what it is made of is nobody's business. */
export async function refusePassword(
  password: string,
  { login, practiceNames, minLength }: PasswordContext,
): Promise<string | undefined> {
  if (password.length > LONGEST_AS_TYPED) return TOO_LONG;
  const length = [...password.normalize("NFKC")].length;
  if (length < minLength)
    return `Use ${minLength} characters or more. Three or four words in a row work well.`;
  if (length > LONGEST) return TOO_LONG;
  if (holdsLogin(password, login))
    return "Leave your login out of the password. Three or four other words in a row work well.";
  if (practiceNames.some((name) => holds(password, name, SHORTEST_NAME)))
    return "Leave the practice's name out of the password. Three or four other words in a row work well.";
  if (await isEasyToGuess(password))
    return "This password is easy to guess. Use three or four words that don't belong together.";
  return undefined;
}

function holdsLogin(password: string, login: string): boolean {
  const [name = ""] = login.split("@");
  return holds(password, login, 1) || holds(password, name, SHORTEST_PART);
}

function holds(password: string, name: string, shortest: number): boolean {
  const part = lettersAndDigits(name);
  return part.length >= shortest && lettersAndDigits(password).includes(part);
}

function lettersAndDigits(text: string): string {
  return foldForSearch(text).replace(/[^\p{L}\p{N}]/gu, "");
}
