import { headers } from "next/headers";
import { cache } from "react";
import { type GroupActor, groupActor } from "@/lib/auth/group-actor";
import { addressOf } from "./address";
import { currentGate } from "./current-actor";

/** Who is asking, as a Group Admin of that group: read once a request; undefined for everybody else. */
export const currentGroupActor = cache(async (group: string): Promise<GroupActor | undefined> => {
  return groupActor(await currentGate(""), group, addressOf(await headers()));
});
