import { preparedAs } from "@/db/prepared";
import { given, roleOfGroup, rolesOfGroup } from "@/db/sql";
import type { GroupActor } from "@/lib/auth/group-actor";
import { listOfLed } from "./group-query";

/** The names of the roles that people have at the practices the actor leads. */
export async function listGroupRoles(lead: GroupActor): Promise<string[]> {
  const read = preparedAs(`group roles ${lead.everywhere}`, (db) =>
    db.select({ name: roleOfGroup() }).from(rolesOfGroup(lead.everywhere)).limit(given("most")),
  );
  const rows = await read({ group: lead.group.id, practices: listOfLed(lead), most: 200 });
  return rows.map(({ name }) => name);
}
