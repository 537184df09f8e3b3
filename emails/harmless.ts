import { oneLine } from "@/lib/outbox/one-line";

/** What people typed as one harmless line each, a list of lines as such a list; a link that is not http(s) throws. */
export function harmless<Props extends { link: string }>(props: Props): Props {
  const typed = Object.entries(props).map(([name, value]) => [name, plain(name, value)]);
  return { ...Object.fromEntries(typed), link: safeLink(props.link) };
}

/** Addresses of people and networks must stand as they are; all else may be cut, and none of it is for clicking. */
const AS_IT_STANDS = /(login|contact|address)$/i;
const LONGEST_SENTENCE = 300;
const MOST_SENTENCES = 20;

function plain(name: string, value: unknown): string | string[] {
  if (AS_IT_STANDS.test(name)) return oneLine(String(value), 320);
  if (Array.isArray(value))
    return value
      .slice(0, MOST_SENTENCES)
      .map((line) => notForClicking(oneLine(String(line), LONGEST_SENTENCE)));
  return notForClicking(oneLine(String(value), 100));
}

/** Mail programmes make links of text that looks like one. A space after the dot, and before the slashes, ends that. */
function notForClicking(text: string): string {
  return text.replace(/(?<=\S[.。．｡])(?=\p{L}[\p{L}\p{N}-])/gu, " ").replaceAll("://", ": //");
}

function safeLink(link: string): string {
  const { protocol, href } = new URL(link);
  if (protocol !== "https:" && protocol !== "http:") throw new Error(`A mail can't link to ${protocol}`);
  return href;
}
