import type { Metadata } from "next";
import { requireActor } from "@/app/_server/require-actor";
import { listRoles } from "@/lib/practices/list-roles";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";
import { linesOf } from "./people-lines";
import { PeopleList } from "./people-list";

export const metadata: Metadata = { title: "Users" };

type PageProps = {
  params: Promise<{ practice: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function UsersPage({ params, searchParams }: PageProps) {
  const admin = await requireActor(params, "users.manage");
  const view = readView(await searchParams);
  const roles = await listRoles(admin);
  const { rows, total, orMore, all } = await listPeople(admin, view, roles);
  return (
    <PeopleList
      practice={admin.practice.slug}
      self={admin.userId}
      view={view}
      roles={roles.map(({ key, name }) => ({ key, name }))}
      found={{ total, orMore, all }}
      lines={linesOf(rows, admin.practice.timeZone)}
    />
  );
}
