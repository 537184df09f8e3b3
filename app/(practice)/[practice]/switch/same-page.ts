import { isId } from "@/lib/users/form-text";

type Elsewhere = { slug: string; admin: boolean };

/** What of an address means nothing at another practice: a page's number may lie past the end there. */
const OF_HERE = new Set(["page", "sessions", "before", "after"]);

/**
 * The page of another practice that is like the page at this address. About one person or row: its list, for they are not there. Where
 * only Admins may, and this user is none there: the overview. The address is read once, for however many practices.
 */
export function samePage(at: string): (elsewhere: Elsewhere) => string {
  const url = URL.canParse(at, "http://here") ? new URL(at, "http://here") : undefined;
  const path = url?.pathname.split("/").slice(2).filter(Boolean) ?? [];
  const [section] = path;
  if (!url || section === undefined || section === "switch") return ({ slug }) => `/${slug}`;
  const isAdmins = section === "settings";
  const isOfOne = path.some(isId);
  const kept = isOfOne ? path.slice(0, isAdmins ? 2 : 1) : path;
  const query = isOfOne ? "" : meaningThere(url.searchParams);
  const rest = `/${kept.join("/")}${query && `?${query}`}`;
  return ({ slug, admin }) => (isAdmins && !admin ? `/${slug}` : `/${slug}${rest}`);
}

function meaningThere(params: URLSearchParams): string {
  const kept = [...params].filter(([name, value]) => !OF_HERE.has(name) && !isId(value));
  return new URLSearchParams(kept).toString();
}
