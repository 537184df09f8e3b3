/** What was entered can't be taken. `field` names the input it stands at, "form" the whole; `message` is what the user reads. */
export class InvalidError extends Error {
  override name = "InvalidError";
  constructor(
    readonly field: string,
    message: string,
    readonly more: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** There is no such thing for this actor: it never existed, or it is somebody else's. The two can't be told apart. */
export class NotFoundError extends Error {
  override name = "NotFoundError";
}

/** The actor may not do this. `capability` names the right that is missing. */
export class ForbiddenError extends Error {
  override name = "ForbiddenError";
  constructor(readonly capability: string) {
    super(`Needs ${capability}`);
  }
}

/** Somebody was quicker: the thing is no longer as the actor saw it. `message` is what the user reads. */
export class ConflictError extends Error {
  override name = "ConflictError";
}

/** A field that somebody else saved otherwise, in words. */
export type Difference = { field: string; label: string; saved: string; yours: string };

/** Somebody saved the same form in between: it carries what differs, and the version that is saved now. */
export class StaleError extends ConflictError {
  override name = "StaleError";
  constructor(
    readonly version: number | string,
    readonly differences: Difference[],
  ) {
    super(
      "Somebody saved this page while you had it open. Compare what is saved now with what you entered, then save again.",
    );
  }
}
