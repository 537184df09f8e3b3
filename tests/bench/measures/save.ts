import { eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { findUser } from "@/lib/users/find-user";
import { formValues } from "@/lib/users/form-values";
import { userInput } from "@/lib/users/input";
import { updateUser } from "@/lib/users/update-user";
import { type Admin, anAdminAt } from "@/tests/bench/an-admin";
import type { Bench } from "@/tests/bench/bench";
import { dataDir, speakTo } from "@/tests/bench/databases";
import { interleave } from "@/tests/bench/interleave";
import { type Line, progress, ratioLine } from "@/tests/bench/line";

const ROUNDS = 60;

/** Saving a user's new name, through the verb, with its audit line: at 100,000 people beside 50. */
export async function save({ root }: Bench): Promise<Line[]> {
  const small = await siteOf(await dataDir(root, "fifty"));
  const large = await siteOf(await dataDir(root, "hundred-thousand"));
  const sides = [{ run: () => rename(small) }, { run: () => rename(large) }];
  const [one = 0, other = 0] = await interleave(sides, ROUNDS);
  const line = ratioLine("saving a user at 100,000 to at 50", other, one, 1.3);
  progress(line);
  return [line];
}

type Site = { folder: string; admin: Admin; people: string[]; turn: number };

async function siteOf(folder: string): Promise<Site> {
  speakTo(folder);
  const { admin } = await anAdminAt("practice-1");
  const found = await db.select({ id: users.id }).from(users).where(eq(users.status, "active")).limit(40);
  return { folder, admin, people: found.map(({ id }) => id).filter((id) => id !== admin.userId), turn: 0 };
}

async function rename(site: Site): Promise<void> {
  speakTo(site.folder);
  const id = site.people[site.turn++ % site.people.length] ?? "";
  const user = await findUser(site.admin, id);
  if (!user) throw new Error(`No user ${id}.`);
  const { photo: _, ...values } = formValues(user);
  const name = `${["Amelia", "Zoltan", "Miriam", "Diego"][site.turn % 4]} Renamed ${site.turn}`;
  const typed = {
    ...values,
    name,
    version: String(user.version),
    photoStaged: "",
    photoRemove: "",
    base: "",
    resolve: "",
  };
  await updateUser(site.admin, id, userInput.parse(typed));
}
