import Bowser from "bowser";

/** "Chrome 120 on Windows", as far as the user agent says; never more than 80 letters, and nothing that could be taken for markup. */
export function deviceLabel(userAgent: string): string {
  if (!userAgent) return "Unknown browser";
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  const name = [browser.name ?? "Unknown browser", browser.version?.split(".")[0]].filter(Boolean).join(" ");
  return plain(os.name ? `${name} on ${os.name}` : name);
}

function plain(label: string): string {
  return label.replace(/[^\p{L}\p{N} ._-]/gu, "").slice(0, 80);
}
