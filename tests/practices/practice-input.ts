import { practiceInput } from "@/lib/practices/input";
import type { PracticeInfo } from "@/lib/practices/queries";

/** What the form of Practice Info sends: what is saved, and what was typed over it. */
export function typedOver(info: PracticeInfo, typed: Record<string, string> = {}): Record<string, string> {
  const saved = Object.entries(info).map(([field, value]) => [field, value === null ? "" : String(value)]);
  return { ...Object.fromEntries(saved), ...typed };
}

/** The same, read as the action reads it. */
export function inputOver(info: PracticeInfo, typed: Record<string, string> = {}) {
  return practiceInput.parse(typedOver(info, typed));
}
