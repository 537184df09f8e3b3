import { reviewDecisions } from "@/lib/access-reviews/decisions";
import type { LinesView } from "@/lib/access-reviews/list-lines";

type Given = Record<string, string | string[] | undefined>;

export const SHOWN: { show: LinesView["show"]; label: string }[] = [
  { show: "all", label: "Everybody" },
  { show: "undecided", label: "Not decided" },
  { show: "keep", label: "Keep" },
  { show: "change", label: "Change" },
  { show: "deactivate", label: "Deactivate" },
];

/** Reads a view from an address. What makes no sense is left out, never an error. */
export function readLinesView(given: Given): LinesView {
  const one = (key: string) => [given[key]].flat()[0]?.trim() ?? "";
  const page = Number.parseInt(one("page"), 10);
  const show = [...reviewDecisions, "undecided" as const].find((name) => name === one("show"));
  return {
    show: show ?? "all",
    q: one("q").slice(0, 200).toWellFormed().replaceAll("\0", ""),
    page: Number.isSafeInteger(page) && page > 1 ? Math.min(page, 1_000_000) : 1,
  };
}

/** A view as it stands in the address, without what goes without saying. */
export function linesParams({ show, q, page }: LinesView): Record<string, string> {
  return {
    ...(show !== "all" && { show }),
    ...(q && { q }),
    ...(page > 1 && { page: String(page) }),
  };
}

/** The address of a view that differs in some points; looking at other people begins at their first page. */
export function linesHref(base: string, view: LinesView, changes: Partial<LinesView> = {}): string {
  const query = new URLSearchParams(linesParams({ ...view, page: 1, ...changes })).toString();
  return query ? `${base}?${query}` : base;
}
