"use server";

import { action } from "@/app/_server/action";
import { squared, takePhoto } from "@/app/_server/posted-photo";
import { authorize } from "@/lib/auth/authorize";
import { createUser } from "@/lib/users/create-user";
import { groupUserInput } from "@/lib/users/group-input";
import { userInput } from "@/lib/users/input";
import { updateUser } from "@/lib/users/update-user";
import { saved } from "./saved";

export const addUser = action(
  "users.manage",
  userInput,
  async (admin, input, bound) =>
    saved(admin, bound, `${input.name} was added`, await createUser(admin, await squared(admin, input))),
  takePhoto,
);

export const changeUser = action(
  "users.manage",
  userInput,
  async (admin, input, bound) =>
    saved(
      admin,
      bound,
      `${input.name} was saved`,
      await updateUser(admin, bound.user ?? "", await squared(admin, input)),
    ),
  takePhoto,
);

/** The same forms for a Group Admin, who may also give login to other practices: to nobody else do those fields belong. */
export const addUserOfGroup = action(
  "group.manage",
  groupUserInput,
  async (lead, { memberships, ...typed }, bound) => {
    const admin = authorize(lead, "users.manage");
    const input = await squared(admin, typed);
    return saved(
      admin,
      bound,
      `${input.name} was added`,
      await createUser(admin, input, { admin: lead, memberships }),
    );
  },
  takePhoto,
);

export const changeUserOfGroup = action(
  "group.manage",
  groupUserInput,
  async (lead, { memberships, ...typed }, bound) => {
    const admin = authorize(lead, "users.manage");
    const input = await squared(admin, typed);
    return saved(
      admin,
      bound,
      `${input.name} was saved`,
      await updateUser(admin, bound.user ?? "", input, { admin: lead, memberships }),
    );
  },
  takePhoto,
);
