import { permissionKey } from "@/lib/auth/permissions";

/** The permissions that many can be given. At most one has Default Doctor: it is given to one person, on their page. */
export const GIVEN_TO_MANY = permissionKey.filter(({ name }) => name !== "defaultDoctor");
