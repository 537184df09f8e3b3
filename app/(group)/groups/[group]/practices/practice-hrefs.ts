import type { GroupActor } from "@/lib/auth/group-actor";
import { type GroupView, groupViewHref, readGroupView } from "@/lib/groups/group-view";
import { foldForSearch } from "@/lib/text";

/** A choice of the filter by practice: its name, the list's address with it, whether it is the one chosen. */
export type PracticeChoice = [name: string, href: string, chosen: boolean];

const ALL = { name: "All practices", slug: "" };

/** What the filter by practice offers for these letters, as the view at that address would become. The way back to all comes first. */
export function practiceChoices(lead: GroupActor, at: string, q: string): PracticeChoice[] {
  const view = viewAt(at);
  const words = foldForSearch(q).split(" ").filter(Boolean);
  const fits = ({ name }: { name: string }) => words.every((word) => foldForSearch(name).includes(word));
  const offered = words.length === 0 ? [ALL, ...lead.practices] : lead.practices.filter(fits);
  const base = `/groups/${lead.group.id}`;
  return offered.map(({ name, slug }) => [
    name,
    groupViewHref(base, view, { practice: slug }),
    slug === view.practice,
  ]);
}

function viewAt(at: string): GroupView {
  const url = URL.canParse(at, "http://here") ? new URL(at, "http://here") : undefined;
  return readGroupView(Object.fromEntries(url?.searchParams ?? []));
}
