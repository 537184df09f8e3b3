/** What stands in for the database: the fifty rows of a page, in memory. */
export const rows = Array.from({ length: 50 }, (_, index) => ({
  id: `01980000-0000-7000-8000-${index.toString(16).padStart(12, "0")}`,
  name: `Catherine Nakamura ${index + 1}`,
  publicName: index % 3 === 0 ? `Dr. Nakamura ${index + 1}` : null,
  login: `catherine.nakamura.1.${index + 1}@staff.example`,
  role: ["Doctor", "Hygienist", "Dental Assistant", "Front Office"][index % 4] ?? "",
  permissions:
    [["Show in the App", "Can Sign Forms"], ["Show in the App"], [], ["Chat User"]][index % 4] ?? [],
  provider: index % 5 === 0 ? `PROV${index}` : "",
  extensions: index % 4 === 3 ? String(1000 + index) : "",
  devices: index % 3,
  lastSignIn: "21 November 2026, 16:12",
  status: ["Active", "Active", "Invited", "Deactivated"][index % 4] ?? "",
}));
