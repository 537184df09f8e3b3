/** One thing measured: what, how much, and whether it keeps to its limit. */
export type Line = { what: string; measured: string; limit: string; holds: boolean };

/** A ratio that may be at most so much. */
export function ratioLine(what: string, one: number, other: number, most: number, unit = "ms"): Line {
  const ratio = one / other;
  const shown = (micros: number) => (micros / 1000).toFixed(2);
  return {
    what,
    measured: `${ratio.toFixed(2)} × (${shown(one)} / ${shown(other)} ${unit})`,
    limit: `≤ ${most} ×`,
    holds: ratio <= most,
  };
}

/** The lines as a table of text. */
export function tableOf(lines: Line[]): string {
  const cells = [
    ["what", "measured", "limit", "holds"],
    ...lines.map(({ what, measured, limit, holds }) => [what, measured, limit, holds ? "yes" : "NO"]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Tells a line as soon as it is known. */
export function progress(line: Line | undefined): void {
  if (line)
    console.error(`  ${line.holds ? "    " : "NO  "}${line.what}: ${line.measured}, limit ${line.limit}`);
}
