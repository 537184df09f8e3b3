import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ResendMail = {
  id: string;
  key: string;
  from: string;
  to: string | string[];
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
};

type Trouble = (answer: ServerResponse, accept: () => void) => void;
type Answer = { status: number; body: Record<string, unknown> };

/** A local server that speaks Resend's `POST /emails`: the key is checked, and an Idempotency-Key sends once. */
export async function resendServer(apiKey = "re_test") {
  const mails: ResendMail[] = [];
  const requests: { key: string; body: string }[] = [];
  const troubles: Trouble[] = [];
  const server = createServer(async (request, answer) => {
    const body = await read(request);
    const key = String(request.headers["idempotency-key"] ?? "");
    requests.push({ key, body });
    const accept = () => answerTo(request, key, body, apiKey, mails);
    const trouble = troubles.shift();
    if (trouble) trouble(answer, accept);
    else say(answer, accept());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey,
    /** What was taken, each mail once. */
    mails,
    /** What was asked, every try. */
    requests,
    /** The next so many requests are refused with this status. */
    fail(times: number, status: number, name = "application_error", message = "Told to fail") {
      for (let time = 0; time < times; time++)
        troubles.push((answer) => say(answer, { status, body: { statusCode: status, name, message } }));
    },
    /** From now on every request is taken. */
    recover() {
      troubles.length = 0;
    },
    /** The next so many requests are answered with this text, whatever it is. */
    answer(times: number, status: number, text: string) {
      for (let time = 0; time < times; time++)
        troubles.push((answer) => answer.writeHead(status, { "content-type": "text/html" }).end(text));
    },
    /** The next so many requests are never answered. */
    hang(times = 1) {
      for (let time = 0; time < times; time++) troubles.push(() => undefined);
    },
    /** The next so many mails are taken, but never answered. */
    takeAndHang(times = 1) {
      for (let time = 0; time < times; time++) troubles.push((_, accept) => void accept());
    },
    /** The next so many mails are taken, but the connection breaks before the answer. */
    dropAfterAccepting(times = 1) {
      for (let time = 0; time < times; time++)
        troubles.push((answer, accept) => {
          accept();
          answer.destroy();
        });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export type ResendServer = Awaited<ReturnType<typeof resendServer>>;

function answerTo(
  request: IncomingMessage,
  key: string,
  body: string,
  apiKey: string,
  mails: ResendMail[],
): Answer {
  if (request.method !== "POST" || request.url !== "/emails") return refusal(404, "not_found");
  if (!request.headers.authorization) return refusal(401, "missing_api_key");
  if (request.headers.authorization !== `Bearer ${apiKey}`) return refusal(403, "invalid_api_key");
  if (key.length > 256) return refusal(400, "invalid_idempotency_key");
  const mail = JSON.parse(body) as Omit<ResendMail, "id" | "key">;
  for (const field of ["from", "to", "subject"] as const)
    if (!mail[field]?.length) return refusal(422, "missing_required_field", `Missing \`${field}\` field.`);
  const before = key ? mails.find((taken) => taken.key === key) : undefined;
  if (before && bodyOf(before) !== bodyOf(mail)) return refusal(409, "invalid_idempotent_request");
  if (before) return { status: 200, body: { id: before.id } };
  const id = crypto.randomUUID();
  mails.push({ ...mail, id, key });
  return { status: 200, body: { id } };
}

function bodyOf(mail: Partial<ResendMail>): string {
  const { id: _id, key: _key, ...body } = mail;
  return JSON.stringify(body);
}

function refusal(statusCode: number, name: string, message = `Refused: ${name}`): Answer {
  return { status: statusCode, body: { statusCode, name, message } };
}

function say(answer: ServerResponse, { status, body }: Answer): void {
  answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}
