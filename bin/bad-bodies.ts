import type { IncomingMessage, ServerResponse } from "node:http";

/** A file of 10 MB and the form around it; Next would answer 500 to more. */
const MOST = 10.25 * 1024 * 1024;

const TOO_LARGE =
  "That was more than 10 MB, so nothing was saved. A photo may have up to 8 MB, a CSV file up to 10: go back and choose a smaller one.\n";

export function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > MOST;
}

/** Refuses a body without keeping it. The answer comes after its end: whoever is still sending would see a broken connection instead. */
export function refuseBody(request: IncomingMessage, response: ServerResponse): void {
  request.once("end", () => {
    response
      .writeHead(413, { "content-type": "text/plain; charset=utf-8", connection: "close" })
      .end(TOO_LARGE);
  });
  request.resume();
}

/** Next answers 500 to a form it can't read. Where none of our code had begun (app/_server/answer-status.ts), the form is to blame: 400. */
export function blameTheForm(
  { method }: IncomingMessage,
  response: ServerResponse & { begun?: boolean },
): void {
  if (method !== "POST") return;
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(status === 500 && !response.begun ? 400 : status, ...rest)) as typeof response.writeHead;
}
