import type { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

const shared = globalThis as {
  __chairsideAnswering?: AsyncLocalStorage<ServerResponse & { begun?: boolean }>;
};

/**
 * Gives the page that is being made another status than 200. Next's own notFound() answers an empty page that only JavaScript
 * fills; this one is whole without it. Call it before the page waits inside a Suspense.
 */
export function answerStatus(status: 403 | 404): void {
  const response = shared.__chairsideAnswering?.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}

/** Notes that code of ours began to answer a form: what fails from here on is not the form's fault (bin/bad-bodies.ts). */
export function beginAnswer(): void {
  const response = shared.__chairsideAnswering?.getStore();
  if (response) response.begun = true;
}
