import { asc, eq } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { positionRoles } from "@/db/schema/position-roles";
import { given } from "@/db/sql";
import type { StaffActor } from "@/lib/auth/actor";

const readRoles = prepared("roles", (db) =>
  db
    .select({
      id: positionRoles.id,
      key: positionRoles.key,
      name: positionRoles.name,
      maySign: positionRoles.maySign,
      retiredAt: positionRoles.retiredAt,
    })
    .from(positionRoles)
    .where(eq(positionRoles.practiceId, given("practice")))
    .orderBy(asc(positionRoles.position)),
);

export type RoleRow = Awaited<ReturnType<typeof readRoles>>[number];

/** The position roles of the actor's practice, retired ones too, in the practice's order. */
export function listRoles(actor: StaffActor): Promise<RoleRow[]> {
  return readRoles({ practice: actor.practice.id });
}
