import { COMMAND_LINE } from "@/lib/auth/support";

/** Who acts without an account, by the kind that the log keeps of them. */
export const WITHOUT_ACCOUNT = {
  support: COMMAND_LINE,
  system: "Chairside itself",
  visitor: "Somebody not signed in",
} as const;

export type WithoutAccount = keyof typeof WITHOUT_ACCOUNT;

export function isWithoutAccount(who: string): who is WithoutAccount {
  return Object.hasOwn(WITHOUT_ACCOUNT, who);
}
