import { and, eq, ne } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { addMembership } from "@/lib/users/add-person";
import { anAdminAt } from "./an-admin";
import { closeDatabases, dataDir, type Filled, speakTo } from "./databases";
import { type Served, serveChairside } from "./server";

/** A server over a filled database, with the cookie of a Group Admin who is at each practice of it. */
export type GroupSite = { server: Served; cookie: string; groupId: string };

/** Makes somebody of practice-1 an Admin everywhere, signs them in, and starts a server over that database. */
export async function openGroupSite(root: string, name: Filled): Promise<GroupSite> {
  const folder = await dataDir(root, name);
  speakTo(folder);
  const { admin, token } = await anAdminAt("practice-1");
  const { userId } = admin;
  const others = await db
    .select({ id: practices.id, groupId: practices.groupId, roleId: positionRoles.id })
    .from(practices)
    .innerJoin(
      positionRoles,
      and(eq(positionRoles.practiceId, practices.id), eq(positionRoles.key, "doctor")),
    )
    .where(ne(practices.id, admin.practice.id));
  await bookkeep("benchmark filled", async (tx) => {
    await tx.update(users).set({ groupAdmin: true }).where(eq(users.id, userId));
    for (const { roleId, ...practice } of others)
      await addMembership(tx, practice, { userId, roleId, isHome: false, admin: true });
    await tx.update(memberships).set({ admin: true }).where(eq(memberships.userId, userId));
  });
  await closeDatabases();
  const cookie = `chairside-session=${token}`;
  return { server: await serveChairside(folder), cookie, groupId: admin.practice.groupId };
}

/** What that person gets at an address, whole; throws unless it is there. */
export async function getAs({ server, cookie }: GroupSite, path: string): Promise<string> {
  const response = await fetch(server.url + path, { headers: { cookie }, redirect: "manual" });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
  return text;
}
