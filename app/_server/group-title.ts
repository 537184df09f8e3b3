import type { Metadata } from "next";
import { requireGroupActor } from "./require-group-actor";

/** The title of a page of a group, told to its Group Admins alone: who asks for the address learns nothing by it. */
export function groupTitle(title: string) {
  return async ({ params }: { params: Promise<{ group: string }> }): Promise<Metadata> => {
    await requireGroupActor(params);
    return { title };
  };
}
