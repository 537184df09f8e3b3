"use server";

import { z } from "zod";
import { action, type Bound } from "@/app/_server/action";
import { actWords } from "@/app/(practice)/[practice]/settings/users/act-words";
import { saved } from "@/app/(practice)/[practice]/settings/users/saved";
import type { StaffActor } from "@/lib/auth/actor";
import type { UserAct } from "@/lib/users/acts";
import { type Done, deactivateUser } from "@/lib/users/deactivate-user";
import { deleteUser } from "@/lib/users/delete-user";
import { reactivateUser } from "@/lib/users/reactivate-user";
import { resendInvitation } from "@/lib/users/resend-invitation";
import { restoreUser } from "@/lib/users/restore-user";
import { sendPasswordLink } from "@/lib/users/send-password-link";
import { signOutEverywhere } from "@/lib/users/sign-out-everywhere";

const nothing = z.object({});
const takeOver = z.object({ successorId: z.string().max(36).default("") });

const done = (admin: StaffActor, act: UserAct, bound: Bound, what: Done) =>
  saved(admin, bound, actWords[act].done(bound.name ?? ""), what);

export const deactivate = action("users.manage", takeOver, async (admin, input, bound) =>
  done(admin, "deactivate", bound, await deactivateUser(admin, bound.user ?? "", input)),
);

export const remove = action("users.manage", takeOver, async (admin, input, bound) =>
  done(admin, "delete", bound, await deleteUser(admin, bound.user ?? "", input)),
);

export const reactivate = action("users.manage", nothing, async (admin, _, bound) =>
  done(admin, "reactivate", bound, await reactivateUser(admin, bound.user ?? "")),
);

export const restore = action("users.manage", nothing, async (admin, _, bound) =>
  done(admin, "restore", bound, await restoreUser(admin, bound.user ?? "")),
);

export const resend = action("users.manage", nothing, async (admin, _, bound) =>
  done(admin, "resend", bound, await resendInvitation(admin, bound.user ?? "")),
);

export const passwordLink = action("users.manage", nothing, async (admin, _, bound) =>
  done(admin, "password-link", bound, await sendPasswordLink(admin, bound.user ?? "")),
);

export const signOut = action("users.manage", nothing, async (admin, _, bound) =>
  done(admin, "sign-out", bound, await signOutEverywhere(admin, bound.user ?? "")),
);
