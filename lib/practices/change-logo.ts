import { and, eq, ne } from "drizzle-orm";
import { db, newId, type Tx } from "@/db";
import { logos, practices } from "@/db/schema/practices";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { readLogo } from "@/lib/photos/read-logo";

type Admin = Authorized<"practice.manage">;

/** Gives the practice a logo in place of the one it had, which is forgotten. Throws InvalidError("photo") for what is no usable picture. */
export async function changeLogo(admin: Admin, bytes: Buffer): Promise<void> {
  const logo = await readLogo(bytes);
  await change(admin, "practice.changed", async (tx, about) => {
    const before = await logoIdOf(admin);
    const id = newId();
    await tx.insert(logos).values({ id, practiceId: admin.practice.id, ...logo, createdAt: now() });
    await setLogo(tx, admin, id);
    about(subjectOf(admin), { before: { Logo: before !== null }, after: { Logo: true } });
  });
}

/** Takes the logo away; false where there is none. */
export async function removeLogo(admin: Admin): Promise<boolean> {
  if ((await logoIdOf(admin)) === null) return false;
  await change(admin, "practice.changed", async (tx, about) => {
    await setLogo(tx, admin, null);
    about(subjectOf(admin), { before: { Logo: true }, after: { Logo: false } });
  });
  return true;
}

async function setLogo(tx: Tx, { practice }: Admin, logoId: string | null): Promise<void> {
  await tx.update(practices).set({ logoId }).where(eq(practices.id, practice.id));
  const others = logoId ? ne(logos.id, logoId) : undefined;
  await tx.delete(logos).where(and(eq(logos.practiceId, practice.id), others));
}

async function logoIdOf({ practice }: Admin): Promise<string | null> {
  const { logoId } = practices;
  const [found] = await db.select({ logoId }).from(practices).where(eq(practices.id, practice.id));
  if (!found) throw new NotFoundError();
  return found.logoId;
}

function subjectOf({ practice: { id, name } }: Admin) {
  return { kind: "practice", id, name };
}
