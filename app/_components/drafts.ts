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

let looked = false;

/** Once a page load: drafts outlast a reload and a detour by the sign-in page. Whoever comes any other way begins anew. */
export function endOldDrafts() {
  if (looked) return;
  looked = true;
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const comesBack = visit?.type === "reload" || visit?.type === "back_forward";
  const signsIn = [location.href, document.referrer].some(isSignIn);
  if (!comesBack && !signsIn) forgetDrafts();
}

/** Whether a page is one that people are sent to when they are signed out, or not yet let in. */
export function isSignIn(address: string) {
  return /^https?:\/\/[^/]+\/(login|waiting)([/?#]|$)/.test(address);
}

/** All drafts of this tab, or only those whose form has been sent: after a save that worked. */
export function forgetDrafts(which: "all" | "submitted" = "all") {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(prefix)) continue;
    if (which === "all" || findDraft(key.slice(prefix.length))?.submitted) sessionStorage.removeItem(key);
  }
}
