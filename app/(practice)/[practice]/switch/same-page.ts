import { isId } from "@/lib/users/form-text";

/** `knowsUser`: the user whose page is looked at is a user there too. */
type Elsewhere = { slug: string; admin: boolean; knowsUser?: boolean };

/** What of an address means nothing at another practice: a page's number may lie past the end there. */
const OF_HERE = new Set(["page", "sessions", "before", "after"]);
/** What a user's pages are called that every practice has of its users; the form's own has no name. */
const OF_A_USER = ["", "access", "practices"];

/**
 * The page of another practice that is like the page at this address. Of a user who is one there too: that user's page, for users are the
 * same everywhere. About anything else of one practice: its list. Where only Admins may, and this user is none there: the overview. The
 * address is read once, for however many practices.
 */
export function samePage(at: string): (elsewhere: Elsewhere) => string {
  const { path, params } = readAddress(at);
  const [section] = path;
  if (section === undefined || section === "switch") return ({ slug }) => `/${slug}`;
  const isAdmins = section === "settings";
  const isOfOne = path.some(isId);
  const kept = isOfOne ? path.slice(0, isAdmins ? 2 : 1) : path;
  const query = isOfOne ? "" : meaningThere(params);
  const rest = `/${kept.join("/")}${query && `?${query}`}`;
  const isOfUser = userAt(at) !== undefined;
  return ({ slug, admin, knowsUser }) => {
    if (isAdmins && !admin) return `/${slug}`;
    return isOfUser && knowsUser ? `/${slug}/${path.join("/")}` : `/${slug}${rest}`;
  };
}

/** The user whose page is at this address, if it is a page that another practice may have of them too. */
export function userAt(at: string): string | undefined {
  const [section, list, id = "", page = "", ...more] = readAddress(at).path;
  if (section !== "settings" || list !== "users" || !isId(id)) return undefined;
  return OF_A_USER.includes(page) && more.length === 0 ? id : undefined;
}

function readAddress(at: string): { path: string[]; params: URLSearchParams } {
  if (!URL.canParse(at, "http://here")) return { path: [], params: new URLSearchParams() };
  const { pathname, searchParams } = new URL(at, "http://here");
  return { path: pathname.split("/").slice(2).filter(Boolean), params: searchParams };
}

function meaningThere(params: URLSearchParams): string {
  const kept = [...params].filter(([name, value]) => !OF_HERE.has(name) && !isId(value));
  return new URLSearchParams(kept).toString();
}
