import { type Permissions, permissionLabels } from "@/lib/auth/permissions";

/** "Front Office · Admin, Chat User". */
export function ownRightsInWords(
  { role, permissions }: { role: string; permissions: Permissions },
  roles: { key: string; name: string }[],
): string {
  const name = roles.find(({ key }) => key === role)?.name ?? "No role";
  return [name, permissionLabels(permissions).join(", ")].filter(Boolean).join(" · ");
}
