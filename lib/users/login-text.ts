import { z } from "zod";
import { shownText } from "./form-text";

const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i;
const STRAY_DOT = /^\.|\.\.|\.@/;
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/** An e-mail to sign in with: it has to be there. */
export const signInEmail = checked((email) =>
  email ? emailProblem(email) : "Enter the e-mail this person signs in with.",
);

/** An e-mail that updates go to; null when left empty. */
export const contactEmail = checked(emailProblem).transform((email) => email || null);

/** A username: 3–64 of letters, digits, dot, _ and -, starting with a letter (product.md, section 5). */
export const signInUsername = checked(usernameProblem);

// NFKC first: ｒｕｔｈ typed on another keyboard is ruth. What is no a–z after that is another letter that only looks like one.
function checked(problem: (text: string) => string | undefined) {
  return shownText.transform((text, context) => {
    const plain = text.normalize("NFKC").trim();
    const message = problem(plain);
    if (message) context.addIssue({ code: "custom", message });
    return message ? z.NEVER : plain;
  });
}

/** What is wrong with an e-mail, in words; undefined when nothing is, or when it is empty. */
export function emailProblem(email: string): string | undefined {
  if (email === "") return undefined;
  if (/[^\x20-\x7e]/.test(email))
    return "Only letters a–z, digits and signs can be used in an e-mail here. Type it again instead of pasting it.";
  if (email.length > LONGEST_ADDRESS) return `Use ${LONGEST_ADDRESS} characters or fewer.`;
  const whole = ADDRESS.test(email) && !STRAY_DOT.test(email) && email.indexOf("@") <= LONGEST_LOCAL_PART;
  return whole ? undefined : "Enter a whole e-mail, like name@example.com.";
}

/** What is wrong with a username, in words; undefined when nothing is. */
export function usernameProblem(username: string): string | undefined {
  if (username === "") return "Enter the username this person signs in with.";
  if (username.includes("@")) return "A username has no @. To sign in with an e-mail, choose Email.";
  if (!/^[a-z0-9._-]*$/i.test(username)) return "Use only the letters a–z, digits, dots, _ and -.";
  if (!/^[a-z]/i.test(username)) return "Start the username with a letter.";
  if (username.length < 3) return "Use 3 characters or more.";
  return username.length > 64 ? "Use 64 characters or fewer." : undefined;
}
