import type { PracticesView } from "@/lib/support/list-practices";
import { isId } from "@/lib/users/form-text";

export type Asked = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined) => [value].flat()[0] ?? "";

/** A page's number out of an address. */
export function pageOf(asked: Asked): number {
  const text = one(asked["page"]);
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** What is searched for. */
export function searchOf(asked: Asked): string {
  return one(asked["q"]).replaceAll("\0", "").slice(0, 200).trim();
}

/** What of the practices is looked at; what makes no sense is left out. */
export function readPracticesView(asked: Asked): PracticesView {
  const status = one(asked["status"]);
  const group = one(asked["group"]);
  return {
    q: searchOf(asked),
    status: status === "open" || status === "closed" ? status : "",
    group: isId(group) ? group : "",
    page: pageOf(asked),
  };
}

/** The address of such a view. */
export function hrefOf(path: string, view: Record<string, string | number>): string {
  const kept = Object.entries(view).filter(
    ([name, value]) => value !== "" && !(name === "page" && value === 1),
  );
  const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}
