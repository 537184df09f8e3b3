import { notFound } from "next/navigation";
import type { Support } from "@/lib/auth/support";
import { currentSupport } from "./current-support";
import { noteUse, requireGate } from "./require-gate";

/** The door of every page of the support console, and its first line. For everybody but a support account there is nothing there. */
export async function requireSupport(): Promise<Support> {
  const gate = await requireGate("", "/support");
  const support = await currentSupport();
  if (!support) notFound();
  noteUse(gate);
  return support;
}
