import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { addPerson } from "@/lib/users/add-person";
import { passwordHash } from "./password";

export const SUPPORT_LOGIN = "support@chairside.example";

/** The support account, which belongs to no practice. */
export async function addSupport(): Promise<void> {
  const hash = await passwordHash();
  await change(system("demo"), "user.created", async (tx, about) => {
    const sofia = await addPerson(tx, {
      name: "Sofia Marsh",
      loginKind: "email",
      login: SUPPORT_LOGIN,
      contactEmail: null,
      passwordHash: hash,
      passwordChangedAt: now(),
      status: "active",
      support: true,
    });
    about({ kind: "user", id: sofia.id, name: sofia.name }, { after: { Role: "Support" } });
  });
}
