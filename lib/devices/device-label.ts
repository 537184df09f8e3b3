import Bowser from "bowser";

const GO = /\bChairsideGo\//;
const UNKNOWN = "Unknown browser";

/** The Go app says so itself: it is another device than the browser of the same phone. */
export function kindOf(userAgent: string): "browser" | "go" {
  return GO.test(userAgent) ? "go" : "browser";
}

/** "Chrome 120 on Windows", or "Go app on iOS", as far as the user agent says; never more than 80 letters, and nothing that could be taken for markup. */
export function deviceLabel(userAgent: string): string {
  if (!userAgent) return UNKNOWN;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  // What it doesn't know, the parser calls "".
  const version = [browser.name, browser.version?.split(".")[0]].filter(Boolean).join(" ");
  const name = plain(GO.test(userAgent) ? "Go app" : version) || UNKNOWN;
  return os.name ? plain(`${name} on ${os.name}`) : name;
}

/** Whether two labels name the same browser and system. A newer version is no other browser. */
export function looksAlike(one: string, other: string): boolean {
  const named = (label: string) => label.replace(/ \d+(?= on |$)/, "");
  return named(one) === named(other);
}

function plain(label: string): string {
  return label
    .replace(/[^\p{L}\p{N} ._-]/gu, "")
    .slice(0, 80)
    .trim();
}
