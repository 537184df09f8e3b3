import { z } from "zod";
import { foldLogin } from "@/lib/text";
import { neededLineOf } from "@/lib/users/form-text";
import { emailProblem } from "@/lib/users/login-text";
import { practiceInput } from "./input";
import { slugProblem } from "./slug-rules";

const slug = checked((text) => text.trim().toLowerCase(), slugProblem);
const email = (missing: string) =>
  checked(
    (text) => text.normalize("NFKC").trim(),
    (text) => (text ? emailProblem(text) : missing),
  );

/** What the set-up of the first practice sends. */
export const firstRunInput = z.object({
  groupName: neededLineOf(100, "Enter the group's name. With one practice, that is its name again."),
  practiceName: neededLineOf(100, "Enter the practice's name."),
  slug,
  practiceEmail: email("Enter the practice's e-mail."),
  phone: practiceInput.shape.phone,
  timeZone: practiceInput.shape.timeZone,
  name: neededLineOf(100, "Enter your name."),
  email: email("Enter the e-mail you will sign in with."),
  newPassword: z.string().min(1, "Choose a password."),
});

export type FirstRunInput = z.infer<typeof firstRunInput>;

/** The e-mail rule of section 5: whoever reads the practice's mail could else choose this login's password. */
export function isOwnMailOfPractice(login: string, practiceEmail: string): boolean {
  return foldLogin(login) === foldLogin(practiceEmail);
}

function checked(tidied: (text: string) => string, problemOf: (text: string) => string | undefined) {
  return z.string().transform((text, context) => {
    const message = problemOf(tidied(text));
    if (message) context.addIssue({ code: "custom", message });
    return message ? z.NEVER : tidied(text);
  });
}
