import type { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { Told } from "@/app/(entry)/waiting/told";
import { isFree, standingStream } from "@/app/api/waiting/standing-stream";

const OPEN: Told = { standing: "open", number: "4820" };
const listeners = () => process.listenerCount("chairside:shutdown");

/** A stream about a request that a test changes as it goes. */
function aWait(session = crypto.randomUUID()) {
  const request = { now: OPEN, looks: 0 };
  const leave = new AbortController();
  const look = async () => {
    request.looks++;
    return request.now;
  };
  const reader = standingStream(session, look, leave.signal).getReader();
  return { session, request, leave, next: () => said(reader), reader };
}

async function said(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Told | undefined> {
  const { value } = await reader.read();
  const data = value && /^data: (.*)$/m.exec(new TextDecoder().decode(value))?.[1];
  return data ? JSON.parse(data) : undefined;
}

test("how the request stands is told at once, and again when the number is renewed", async () => {
  const { request, next, leave } = aWait();
  expect(await next()).toEqual(OPEN);
  request.now = { ...OPEN, number: "1177" };
  expect(await next()).toEqual(request.now);
  leave.abort();
  expect(await next()).toBeUndefined();
});

test("the stream goes on after an approval, which is not used yet, and ends with every other end, within two seconds", async () => {
  const { request, next } = aWait();
  await next();
  request.now = { standing: "approved" };
  expect(await next()).toEqual({ standing: "approved" });
  const since = Date.now();
  request.now = { standing: "withdrawn" };
  expect(await next()).toEqual({ standing: "withdrawn" });
  expect(await next()).toBeUndefined();
  expect(Date.now() - since).toBeLessThan(2000);
});

test("it ends with the server, and leaves no listener behind", async () => {
  const before = listeners();
  const waits = [aWait(), aWait()];
  for (const { next } of waits) expect(await next()).toEqual(OPEN);
  expect(listeners()).toBe(before + 2);
  (process as EventEmitter).emit("chairside:shutdown");
  for (const { next } of waits) expect(await next()).toBeUndefined();
  expect(listeners()).toBe(before);
});

test("whoever closes the page is looked up no more", async () => {
  const before = listeners();
  const { request, next, reader } = aWait();
  await next();
  await reader.cancel();
  await expect.poll(listeners).toBe(before);
  const { looks } = request;
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(request.looks).toBe(looks);
});

test("while the database is away the stream ends without a word, for the page to ask again", async () => {
  const look = () => Promise.reject(new Error("The database is away."));
  const reader = standingStream("away", look, new AbortController().signal).getReader();
  expect((await reader.read()).done).toBe(true);
});

test("one session has at most five streams at a time", async () => {
  const first = aWait();
  await first.next();
  const others = [1, 2, 3, 4].map(() => aWait(first.session));
  for (const { next } of others) await next();
  expect(isFree(first.session)).toBe(false);
  expect(isFree("another")).toBe(true);
  for (const { reader } of [first, ...others]) await reader.cancel();
  await expect.poll(() => isFree(first.session)).toBe(true);
});
