/** The position roles every practice begins with (product.md, section 2). By default only Doctor may sign forms. */
export const standardRoles = [
  { key: "doctor", name: "Doctor" },
  { key: "hygienist", name: "Hygienist" },
  { key: "dental-assistant", name: "Dental Assistant" },
  { key: "front-office", name: "Front Office" },
  { key: "office-manager", name: "Office Manager" },
  { key: "treatment-coordinator", name: "Treatment Coordinator" },
  { key: "billing", name: "Billing" },
  { key: "other", name: "Other" },
] as const;

export type StandardRole = (typeof standardRoles)[number]["key"];
