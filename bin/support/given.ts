import type { z } from "zod";
import { type Support, supportOnServer } from "@/lib/auth/support";
import { reasonOf } from "@/lib/devices/support-reason";
import { NotFoundError } from "@/lib/errors";
import { Refusal } from "./refusal";

/** What stood on the command line: the words after the command, and its options. */
export type Given = {
  named: string[];
  reason: string;
  practice?: string | undefined;
  group?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  "time-zone"?: string | undefined;
  roles?: string | undefined;
  withhold?: string | undefined;
  secure?: boolean | undefined;
};

/** Whoever stands here, with the reason every act needs. */
export function support({ reason }: Given): Support {
  return supportOnServer(reasonOf(reason));
}

/** The same for looking: it needs no reason. */
export const looking = (): Support => supportOnServer();

/** A word that has to be there. */
export function needed(word: string | undefined, what: string): string {
  if (!word) throw new Refusal(what, 2);
  return word;
}

/** The words as the web's own form reads them, or a refusal in its words. */
export function read<S extends z.ZodType>(schema: S, words: Record<string, unknown>): z.output<S> {
  const checked = schema.safeParse(words);
  if (checked.success) return checked.data;
  const messages = checked.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Refusal(messages.join("\n"), 2);
}

/** What was looked for, or a plain line that there is no such thing. */
export function orNone<T>(asked: Promise<T>, line: string): Promise<T> {
  return asked.catch((error: unknown) => {
    throw error instanceof NotFoundError ? new Refusal(line) : error;
  });
}
