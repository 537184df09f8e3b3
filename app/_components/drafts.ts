export type DraftValues = Record<string, string[]>;
type Draft = { values: DraftValues; submitted: boolean };
const prefix = "draft:";

export function keepDraft(key: string, draft: Draft) {
  sessionStorage.setItem(prefix + key, JSON.stringify(draft));
}

export function dropDraft(key: string) {
  sessionStorage.removeItem(prefix + key);
}

export function findDraft(key: string): Draft | undefined {
  const kept = sessionStorage.getItem(prefix + key);
  return kept ? JSON.parse(kept) : undefined;
}

/** All drafts of this tab, or only those whose form has been sent: after a save that worked. */
export function forgetDrafts(which: "all" | "submitted" = "all") {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(prefix)) continue;
    if (which === "all" || findDraft(key.slice(prefix.length))?.submitted) sessionStorage.removeItem(key);
  }
}
