import { z } from "zod";
import { idOrNone, neededLineOf } from "@/lib/users/form-text";

/** What a role is called. */
export const roleInput = z.object({ roleName: neededLineOf(60, "Enter the role's name.") });

/** What takes the place of a role that is retired; nothing where nobody has it. */
export const retireRoleInput = z.object({
  successorId: idOrNone("Choose a role of the list.").default(null),
});
