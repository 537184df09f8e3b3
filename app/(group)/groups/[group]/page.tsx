import { groupTitle } from "@/app/_server/group-title";
import { requireGroupActor } from "@/app/_server/require-group-actor";
import { readGroupView } from "@/lib/groups/group-view";
import { listGroupPeople } from "@/lib/groups/list-group-people";
import { listGroupRoles } from "@/lib/groups/list-group-roles";
import { groupLinesOf } from "./group-lines";
import { GroupList } from "./group-list";

type PageProps = {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = groupTitle("People");

/** More than these are searched rather than read through. */
const FEW_PRACTICES = 50;

export default async function GroupPeoplePage({ params, searchParams }: PageProps) {
  const lead = await requireGroupActor(params);
  const view = readGroupView(await searchParams);
  const [{ rows, total, orMore }, roles] = await Promise.all([
    listGroupPeople(lead, view),
    listGroupRoles(lead),
  ]);
  const chosen = lead.practices.find(({ slug }) => slug === view.practice);
  return (
    <GroupList
      base={`/groups/${lead.group.id}`}
      self={lead.userId}
      view={view}
      roles={roles}
      practice={chosen?.name}
      practices={
        lead.practices.length > FEW_PRACTICES
          ? undefined
          : lead.practices.map(({ slug, name }) => [slug, name])
      }
      found={{ total, orMore }}
      lines={groupLinesOf(rows)}
    />
  );
}
