"use server";

import { action } from "@/app/_server/action";
import { squared, takePhoto } from "@/app/_server/posted-photo";
import { createUser } from "@/lib/users/create-user";
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
