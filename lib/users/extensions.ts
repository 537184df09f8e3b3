/** What a Screen Pop Extension says: all extensions but some, or these. */
export type Extensions = { all: true; except: string[] } | { all: false; only: string[] };

const MOST = 50;
const DASHES = /[\u2010-\u2015\u2212]/gu;

/** Reads "", "*", "*,-105" or "101,102"; gives the reason in words when it can't be read. */
export function parseExtensions(typed: string): Extensions | string {
  const parts = typed
    .normalize("NFKC")
    .replace(DASHES, "-")
    .replace(/^\s*\*-/u, "*,-")
    .split(/[\s,]+/u)
    .filter(Boolean);
  if (parts.length > MOST) return `Use ${MOST} extensions or fewer, or * for all.`;
  const [first, ...rest] = parts;
  if (first === "*") return allBut(rest);
  const wrong = parts.find((part) => !/^\d{1,8}$/.test(part));
  if (wrong === undefined) return { all: false, only: once(parts) };
  if (wrong === "*") return "* stands for all extensions: write it first, or leave it out.";
  if (/^-\d{1,8}$/.test(wrong)) return "Exclusions like -105 go after a *, as in *,-105.";
  return "Use numbers of 1–8 digits separated by commas, or * for all.";
}

/** How extensions are kept and shown again. */
export function writeExtensions(extensions: Extensions): string {
  if (!extensions.all) return extensions.only.join(",");
  return ["*", ...extensions.except.map((number) => `-${number}`)].join(",");
}

/** Extensions as a sentence speaks of them: "all extensions but 105". */
export function extensionsInWords(kept: string): string {
  const extensions = parseExtensions(kept);
  if (typeof extensions === "string") return kept;
  if (!extensions.all) return `extension ${extensions.only.join(", ")}`;
  return extensions.except.length > 0
    ? `all extensions but ${extensions.except.join(", ")}`
    : "all extensions";
}

function allBut(rest: string[]): Extensions | string {
  const wrong = rest.find((part) => !/^-\d{1,8}$/.test(part));
  if (wrong === undefined) return { all: true, except: once(rest.map((part) => part.slice(1))) };
  if (/^\d{1,8}$/.test(wrong))
    return `* already stands for all extensions. To leave one out, write -${wrong}.`;
  return "After * only exclusions can follow, as in *,-105.";
}

function once(numbers: string[]): string[] {
  return [...new Set(numbers)];
}
