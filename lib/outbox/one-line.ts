const LINE_BREAKS_AND_CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text that somebody typed, fit for a header or a sentence: one line, no control, invisible or direction-turning signs, at most so many characters. */
export function oneLine(text: string, longest = 200): string {
  const line = text.toWellFormed().replace(UNSEEN, "").replace(LINE_BREAKS_AND_CONTROLS, " ").trim();
  const signs = [...line];
  return signs.length > longest
    ? `${signs
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : line;
}
