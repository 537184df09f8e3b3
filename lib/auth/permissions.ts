/** The five permissions of the Permissions Key (product.md, section 6), in its order, with the definition that stands beside each. */
export const permissionKey = [
  {
    name: "showInApp",
    param: "show-in-app",
    bit: 1,
    label: "Show in the App",
    definition: "This team member's profile is public in the patient app.",
  },
  {
    name: "admin",
    param: "admin",
    bit: 2,
    label: "Admin",
    definition: "Can change the practice's setup, add, change and delete users, and see billing.",
  },
  {
    name: "chatUser",
    param: "chat-user",
    bit: 4,
    label: "Chat User",
    definition: "Can message patients, send them forms, and use team chat.",
  },
  {
    name: "defaultDoctor",
    param: "default-doctor",
    bit: 8,
    label: "Default Doctor",
    definition: "Their name fills forms and consents, and their name and photo stand on review requests.",
  },
  {
    name: "canSignForms",
    param: "can-sign-forms",
    bit: 16,
    label: "Can Sign Forms",
    definition: "Can sign forms and consents together with a patient.",
  },
] as const;

export type Permission = (typeof permissionKey)[number]["name"];
export type Permissions = Record<Permission, boolean>;

/** The labels of the permissions somebody has, in the Key's order. */
export function permissionLabels(held: Permissions): string[] {
  return permissionKey.filter(({ name }) => held[name]).map(({ label }) => label);
}

/** The permissions somebody has as one number, the sum of their bits; `labelsOfBits` reads it. */
export function permissionBits(held: Permissions): number {
  return permissionKey.reduce((sum, { name, bit }) => sum + (held[name] ? bit : 0), 0);
}

/** The labels of the permissions in such a number. */
export function labelsOfBits(bits: number): string[] {
  return permissionKey.filter(({ bit }) => bits & bit).map(({ label }) => label);
}
