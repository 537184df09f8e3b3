import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { makeLink } from "@/lib/auth/links";
import type { Support } from "@/lib/auth/support";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { foldLogin } from "@/lib/text";
import { addPerson } from "@/lib/users/add-person";
import { againIfTaken } from "@/lib/users/again-if-taken";
import { shutOut } from "@/lib/users/shut-out";
import { act } from "./act";
import type { AdminInput } from "./input";

/**
 * Makes a support account, or a new link for one that has not come yet; gives the set-up link, shown once. Finishing it trusts no device:
 * another support account approves it, or the server's command line. Throws InvalidError at `email`.
 */
export function addSupportAccount(
  support: Support,
  { name, email }: Omit<AdminInput, "reason">,
): Promise<{ url: string; expiresAt: Date }> {
  return againIfTaken(() =>
    act(support, "user.created", async (tx, about) => {
      const known = await findByLogin(email);
      if (known && !(known.support && known.status === "invited"))
        throw new InvalidError("email", "That e-mail is already used to sign in. Use another one.");
      const status = "invited" as const;
      const person =
        known ??
        (await addPerson(tx, {
          name,
          loginKind: "email",
          login: email,
          contactEmail: null,
          status,
          support: true,
        }));
      const subject = { kind: "user", id: person.id, name: person.name };
      about(subject, { after: { Role: "Support" } }, known ? "user.setup-link-made" : "user.created");
      return makeLink(tx, "setup", person.id);
    }),
  );
}

/** Ends a support account: signed out at once, no device trusted, no link works. Throws NotFoundError where there is none. */
export async function endSupportAccount(support: Support, login: string): Promise<string> {
  return act(support, "user.deactivated", async (tx, about) => {
    const [ended] = await tx
      .update(users)
      .set({ status: "deactivated" })
      .where(
        and(
          eq(users.loginKey, foldLogin(login)),
          eq(users.support, true),
          inArray(users.status, ["invited", "active"]),
        ),
      )
      .returning({ id: users.id, name: users.name });
    if (!ended) throw new NotFoundError();
    await shutOut(tx, ended.id, "the support account was ended");
    about({ kind: "user", ...ended }, { after: { Status: "Deactivated" } });
    return ended.name;
  });
}

async function findByLogin(login: string) {
  const { id, name, status, support } = users;
  const [known] = await db
    .select({ id, name, status, support })
    .from(users)
    .where(eq(users.loginKey, foldLogin(login)));
  return known;
}
