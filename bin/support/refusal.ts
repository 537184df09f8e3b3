import { ConflictError, InvalidError } from "@/lib/errors";

/** Why a command did nothing, and its exit code: 1 for what is not possible, 2 for what was not understood. */
export class Refusal extends Error {
  readonly code: 1 | 2;

  constructor(message: string, code: 1 | 2 = 1) {
    super(message);
    this.code = code;
  }
}

/** The refusal behind an error; anything unexpected is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof InvalidError && error.field === "reason")
    return new Refusal(`${error.message} --reason "why"`, 2);
  // What stood there was understood (given.ts reads it first): a rule refuses it.
  if (error instanceof InvalidError || error instanceof ConflictError) return new Refusal(error.message);
  if (error instanceof Error && error.name === "ConfigError") return new Refusal(error.message, 2);
  throw error;
}
