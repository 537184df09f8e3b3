// Addresses of pages that belong to no practice (app/, proxy.ts), now or by the product's plan.
const TAKEN = new Set(
  "api chat decide dev f favicon fonts forgot groups health help icon invite login logout new-password p photos public r reset robots settings setup static support waiting www".split(
    " ",
  ),
);

/** Why a text can't be a practice's part of the address, in words; undefined when it can. */
export function slugProblem(slug: string): string | undefined {
  if (!slug) return "Choose a short name for the address, like “downtown”.";
  if (!/^[a-z0-9-]+$/.test(slug)) return "Use only small letters a–z, digits and -.";
  if (!/^[a-z]/.test(slug)) return "Start with a letter.";
  if (slug.endsWith("-") || slug.includes("--")) return "Put each - between two letters or digits.";
  if (slug.length < 2 || slug.length > 40) return "Use 2 to 40 characters.";
  return TAKEN.has(slug) ? "Chairside needs this address itself. Choose another one." : undefined;
}

/** A first idea for a practice's address, out of its name. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}
