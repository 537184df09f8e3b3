import type { users } from "@/db/schema/users";

type Person = Pick<typeof users.$inferSelect, "loginKind" | "login" | "contactEmail">;

/** Where mails for a person go: the contact e-mail, or the login where that is one; null for nowhere. */
export function mailAddressOf({ loginKind, login, contactEmail }: Person): string | null {
  return contactEmail ?? (loginKind === "email" ? login : null);
}
