/** Which unique index refused a row, or undefined when the error is another one. Works on both engines. */
export function brokenUniqueIndex(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause as Error) {
    const { code, constraint } = current as { code?: string; constraint?: string };
    if (code === "23505") return constraint ?? "";
    if (code === "SQLITE_CONSTRAINT_UNIQUE") return current.message.replace(/^.*failed: /, "");
  }
  return undefined;
}
