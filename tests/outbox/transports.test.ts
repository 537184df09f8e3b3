import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { oneLine } from "@/lib/outbox/one-line";
import { resendTransport } from "@/lib/outbox/transports/resend";
import { smtpTransport } from "@/lib/outbox/transports/smtp";
import type { Mail } from "@/lib/outbox/transports/transport";
import { resendServer } from "@/tests/support/resend-server";
import { smtpServer } from "@/tests/support/smtp-server";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const mail: Mail = {
  id: "0198c0de-0000-7000-8000-000000000001",
  from: "Chairside <mail@chairside.example>",
  to: ["ben@brightsmiles.example"],
  subject: "You’re invited to Café Dental 🦷",
  text: "Hello Ben,\n\nhttps://chairside.example/invite/abc\n",
  html: '<p>Hello <b>Ben</b> &amp; all = <a href="https://chairside.example/invite/abc">🦷</a></p>',
};

test("Resend gets the mail with its id as idempotency key", async () => {
  const { server, transport } = await resend();
  await transport.send(mail);
  const { id, from, to, subject, text, html } = mail;
  expect(server.mails).toMatchObject([{ key: id, from, to, subject, text, html }]);
  expect(server.mails[0]?.headers).toEqual({ "Auto-Submitted": "auto-generated" });
});

test("Resend: a mail whose answer was lost is tried again and goes out once", async () => {
  const { server, transport } = await resend();
  server.dropAfterAccepting();
  await expect(transport.send(mail)).rejects.toMatchObject({ permanent: false });
  await transport.send(mail);
  expect(server.requests).toHaveLength(2);
  expect(server.mails).toHaveLength(1);
});

test("Resend: another text under an id already taken is refused for good", async () => {
  const { server, transport } = await resend();
  await transport.send(mail);
  await expect(transport.send({ ...mail, text: "Hello Ruth" })).rejects.toMatchObject({
    permanent: true,
    message: expect.stringContaining("409 invalid_idempotent_request"),
  });
  expect(server.mails).toHaveLength(1);
});

test.each([
  [400, "validation_error", true],
  [422, "validation_error", true],
  [422, "missing_required_field", true],
  [422, "invalid_from_address", false],
  [401, "restricted_api_key", false],
  [403, "validation_error", false],
  [404, "not_found", false],
  [409, "concurrent_idempotent_requests", false],
  [429, "rate_limit_exceeded", false],
  [429, "daily_quota_exceeded", false],
  [500, "application_error", false],
  [503, "internal_server_error", false],
] as const)("Resend: %s %s is the end of this mail: %s", async (status, name, permanent) => {
  const { server, transport } = await resend();
  server.fail(1, status, name, "What is\r\nwrong");
  await expect(transport.send(mail)).rejects.toMatchObject({
    name: "DeliveryError",
    message: `Resend: ${status} ${name}: What is wrong`,
    permanent,
  });
  await transport.send(mail);
  expect(server.mails).toHaveLength(1);
});

test("Resend: an operator's wrong key does not cost the mail", async () => {
  const { server } = await resend();
  const transport = resendTransport({ apiKey: "re_wrong", baseUrl: server.url });
  await expect(transport.send(mail)).rejects.toMatchObject({ permanent: false });
});

test("Resend: an address with a slash at its end is fine", async () => {
  const { server } = await resend();
  await resendTransport({ apiKey: server.apiKey, baseUrl: `${server.url}/` }).send(mail);
  expect(server.mails).toHaveLength(1);
});

test.each([
  [502, "<html>Bad gateway</html>"],
  [200, "<html>Welcome to your router</html>"],
  [200, "{}"],
  [500, ""],
])("Resend: an answer %s %j is no delivery, and is tried again", async (status, text) => {
  const { server, transport } = await resend();
  server.answer(1, status, text);
  await expect(transport.send(mail)).rejects.toMatchObject({ name: "DeliveryError", permanent: false });
});

test("Resend: silence ends after the timeout", async () => {
  const { server, transport } = await resend(100);
  server.hang();
  await expect(transport.send(mail)).rejects.toMatchObject({ name: "DeliveryError", permanent: false });
});

test("Resend: nobody there is tried again", async () => {
  const { server, transport } = await resend();
  await server.close();
  await expect(transport.send(mail)).rejects.toMatchObject({ name: "DeliveryError", permanent: false });
});

test("SMTP: text and HTML arrive as they were", async () => {
  const { server, transport } = await smtp();
  await transport.send(mail);
  expect(server.mails).toMatchObject([
    {
      envelope: { from: "mail@chairside.example", to: mail.to },
      from: mail.from,
      to: mail.to[0],
      subject: mail.subject,
      html: expect.stringContaining(mail.html),
      text: expect.stringContaining(mail.text.trim()),
    },
  ]);
  expect(server.mails[0]?.headers["auto-submitted"]).toBe("auto-generated");
});

test("SMTP: every try of a mail carries the same Message-ID, of the sender's domain", async () => {
  const { server, transport } = await smtp();
  await transport.send(mail);
  await transport.send(mail);
  const ids = server.mails.map(({ messageId }) => messageId);
  expect(ids).toEqual([`<${mail.id}@chairside.example>`, `<${mail.id}@chairside.example>`]);
});

test("SMTP: the connection is closed when the mail is gone", async () => {
  const { server, transport } = await smtp();
  await transport.send(mail);
  await expect.poll(server.openConnections).toBe(0);
});

test.each([
  ["recipient", 550, true],
  ["recipient", 451, false],
  ["text", 554, true],
  ["text", 452, false],
  ["sender", 550, false],
] as const)("SMTP: %s refused with %s is the end of this mail: %s", async (stage, code, permanent) => {
  const { server, transport } = await smtp();
  server.refuse(stage, code);
  await expect(transport.send(mail)).rejects.toMatchObject({
    name: "DeliveryError",
    message: expect.stringMatching(`^SMTP: ${code} `),
    permanent,
  });
  expect(server.mails).toEqual([]);
  await transport.send(mail);
  expect(server.mails).toHaveLength(1);
});

test("SMTP: one of two refused is said, and not sent to the other again", async () => {
  const { server, transport } = await smtp();
  server.refuse("recipient", 550);
  const both = { ...mail, to: ["gone@brightsmiles.example", "ruth@brightsmiles.example"] };
  await expect(transport.send(both)).rejects.toMatchObject({
    message: "SMTP: refused for gone@brightsmiles.example",
    permanent: true,
  });
});

test("SMTP: signs in, and a wrong password does not cost the mail", async () => {
  const { server, transport } = await smtp({ user: "chair@side", password: "p@ss/word:1" });
  await transport.send(mail);
  expect(server.mails).toHaveLength(1);
  const wrong = smtpTransport(server.url.replace("word", "wort"));
  await expect(wrong.send(mail)).rejects.toMatchObject({ permanent: false });
});

test("SMTP: silence and nobody there are tried again", async () => {
  const mute = await muteServer();
  const transport = smtpTransport(mute.url, 100);
  await expect(transport.send(mail)).rejects.toMatchObject({ name: "DeliveryError", permanent: false });
  await mute.close();
  await expect(transport.send(mail)).rejects.toMatchObject({ name: "DeliveryError", permanent: false });
});

const INJECTION = "Hello\r\nBcc: thief@example.com\r\n\r\nDear all\u2028\u0000";

test("nobody writes headers through a subject, a sender's name or an id", async () => {
  const over = await smtp();
  const by = await resend();
  const bad = {
    ...mail,
    id: `x>\r\nBcc: thief@example.com`,
    subject: INJECTION,
    from: `"Down\r\nBcc: thief@example.com" <mail@chairside.example>`,
  };
  await over.transport.send(bad);
  await by.transport.send({ ...bad, id: mail.id });
  const [taken] = over.server.mails;
  expect(taken?.subject).toBe("Hello Bcc: thief@example.com Dear all");
  expect(taken?.headers).not.toHaveProperty("bcc");
  expect(taken?.envelope.to).toEqual(mail.to);
  expect(taken?.messageId).toBe("<xBccthiefexample.com@chairside.example>");
  expect(by.server.mails[0]?.subject).toBe("Hello Bcc: thief@example.com Dear all");
  expect(by.server.mails[0]?.from).not.toMatch(/[\r\n]/);
});

test("nobody adds recipients through an address", async () => {
  const { server, transport } = await smtp();
  const sneaky = "ben@brightsmiles.example, thief@example.com\r\nRCPT TO:<thief@example.com>";
  await transport.send({ ...mail, to: [sneaky] }).catch(() => undefined);
  for (const { envelope } of server.mails) expect(envelope.to).not.toContain("thief@example.com");
});

test("one line keeps what people write and drops what turns, hides or breaks it", () => {
  expect(oneLine("Dr. Ada \u202egnp.exe\u202c\u200b O’Neil‑Ñandú 李 👩\u200d⚕️")).toBe(
    "Dr. Ada gnp.exe O’Neil‑Ñandú 李 👩\u200d⚕️",
  );
  expect(oneLine(" a\tb\u0085c\u2029d\u0000e ")).toBe("a b c d e");
  expect(oneLine("🦷".repeat(300), 10)).toBe(`${"🦷".repeat(9)}…`);
  expect(oneLine("half \ud83e")).toBe("half \ufffd");
});

async function resend(timeout?: number) {
  const server = await resendServer();
  closing.push(server.close);
  return { server, transport: resendTransport({ apiKey: server.apiKey, baseUrl: server.url, timeout }) };
}

async function smtp(login?: { user: string; password: string }) {
  const server = await smtpServer(login);
  closing.push(server.close);
  return { server, transport: smtpTransport(server.url) };
}

async function muteServer() {
  const open: Socket[] = [];
  const server: Server = createServer((socket) => void open.push(socket));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const close = async () => {
    for (const socket of open) socket.destroy();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `smtp://127.0.0.1:${port}`, close };
}
