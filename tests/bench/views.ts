/** The views of the list that are compared: at 100,000 people, and beside it what shows as many rows of 50. */
export const views: { name: string; at100000: string; at50: string }[] = [
  { name: "plain", at100000: "", at50: "" },
  { name: "page 1,000", at100000: "page=1000", at50: "" },
  { name: "search, few match", at100000: "q=ximena+zhang", at50: "q=davies" },
  { name: "search by part of a name, many match", at100000: "q=an", at50: "q=staff" },
  { name: "search, two letters, few match", at100000: "q=zo", at50: "q=staff" },
  {
    name: "search, two letters, sorted by sign-in",
    at100000: "q=zo&sort=-sign-in",
    at50: "q=staff&sort=-sign-in",
  },
  { name: "search, all match", at100000: "q=staff", at50: "q=staff" },
  { name: "search, nobody", at100000: "q=qqxyzzy", at50: "q=qqxyzzy" },
  { name: "search in a role", at100000: "q=garcia&role=hygienist", at50: "" },
  ...["hygienist", "doctor", "other"].map((role) => ({
    name: `role ${role}`,
    at100000: `role=${role}`,
    at50: "",
  })),
  ...["show-in-app", "admin", "chat-user", "default-doctor", "can-sign-forms"].map((permission) => ({
    name: `permission ${permission}`,
    at100000: `permission=${permission}`,
    at50: permission === "default-doctor" ? "permission=default-doctor" : "",
  })),
  ...["invited", "active", "deactivated"].map((status) => ({
    name: `status ${status}`,
    at100000: `status=${status}`,
    at50: "",
  })),
  { name: "other practices", at100000: "practices=other", at50: "practices=other" },
  ...["login", "role", "status", "sign-in", "-name", "-login", "-role", "-status", "-sign-in"].flatMap(
    (sort) => [
      { name: `sort ${sort}`, at100000: `sort=${sort}`, at50: `sort=${sort}` },
      { name: `sort ${sort}, page 1,000`, at100000: `sort=${sort}&page=1000`, at50: `sort=${sort}` },
    ],
  ),
  { name: "role hygienist, sort sign-in", at100000: "role=hygienist&sort=sign-in", at50: "sort=sign-in" },
  { name: "role hygienist, page 200", at100000: "role=hygienist&page=200", at50: "" },
  {
    name: "status invited, sort login, page 50",
    at100000: "status=invited&sort=login&page=50",
    at50: "sort=login",
  },
];
