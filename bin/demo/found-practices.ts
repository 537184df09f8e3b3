import type { Tx } from "@/db";
import { groups } from "@/db/schema/groups";
import { providers } from "@/db/schema/providers";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { addPractice, type PracticeRow } from "@/lib/practices/add-practice";
import { foldLogin } from "@/lib/text";
import type { Slug } from "./cast/member";
import { demoGroups } from "./cast/practices";

export type DemoPractice = PracticeRow & { setUpBy: string };

/** Creates the groups with their practices, and each practice's providers. */
export async function foundPractices(): Promise<Map<Slug, DemoPractice>> {
  const founded = new Map<Slug, DemoPractice>();
  for (const { name, practices } of demoGroups) {
    const groupId = await foundGroup(name);
    for (const [slug, practice] of Object.entries(practices))
      founded.set(slug as Slug, await foundPractice(groupId, slug, practice));
  }
  return founded;
}

function foundGroup(name: string): Promise<string> {
  return change(system("demo"), "group.created", async (tx, about) => {
    const [group] = await tx.insert(groups).values({ name, createdAt: now() }).returning();
    if (!group) throw new Error(`${name} was not added.`);
    about({ kind: "group", id: group.id, name });
    return group.id;
  });
}

function foundPractice(
  groupId: string,
  slug: string,
  { providers: list, setUpBy, ...given }: (typeof demoGroups)[number]["practices"][Slug] & object,
): Promise<DemoPractice> {
  return change(system("demo"), "practice.created", async (tx, about) => {
    const practice = await addPractice(tx, { groupId, slug, ...given });
    const subject = { kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id };
    about(subject, { after: { Name: practice.name, Address: practice.address ?? "" } });
    for (const [id, name] of await addProviders(tx, practice, list))
      about({ kind: "provider", id, name, practiceId: practice.id }, {}, "provider.created");
    return { ...practice, setUpBy };
  });
}

async function addProviders(
  tx: Tx,
  { id: practiceId }: PracticeRow,
  list: NonNullable<(typeof demoGroups)[number]["practices"][Slug]>["providers"],
): Promise<[id: string, name: string][]> {
  const rows = list.map(([externalId, name, kind]) => ({
    practiceId,
    system: "open_dental" as const,
    externalId,
    externalKey: foldLogin(externalId),
    abbreviation: externalId,
    name,
    kind,
    createdAt: now(),
  }));
  const added = await tx.insert(providers).values(rows).returning();
  return added.map(({ id, abbreviation, name }) => [id, `${abbreviation} (${name})`]);
}
