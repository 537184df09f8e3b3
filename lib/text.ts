/** What two logins are compared by: NFKC and case folding (product.md, section 3). */
export function foldLogin(login: string): string {
  return login.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().trim();
}

/** What lists search and sort by: case folded, accents dropped, one space between words. */
export function foldForSearch(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Trims, composes and folds runs of white space, as every name is kept. */
export function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** What a piece of JSON holds, or undefined when it is none. */
export function readJson(text: string): unknown {
  // Forms send empty ones, and throwing costs more than all else of reading them.
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
