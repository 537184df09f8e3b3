const BEGINS = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'+[=+\-@\t\r]/;
/** Behind a ;, a tab or a line break a spreadsheet may split the cell in two. */
const WITHIN = /([;\t\r\n][\s"]*)('*[=+\-@])/g;
const ESCAPED_WITHIN = /([;\t\r\n][\s"]*)'('*[=+\-@])/g;

/** A cell that is, or holds, what a spreadsheet would run is shown as text: a ' before it (OWASP, CSV injection). `unescaped` takes it away. */
export function harmless(cell: string): string {
  const within = cell.replace(WITHIN, "$1'$2");
  return BEGINS.test(within) ? `'${within}` : within;
}

/** A cell as it was before `harmless`. */
export function unescaped(cell: string): string {
  const whole = ESCAPED.test(cell) ? cell.slice(1) : cell;
  return whole.replace(ESCAPED_WITHIN, "$1$2");
}
