import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { type ParsedMail, parseMail } from "./parse-mail";

export type SmtpMail = ParsedMail & { envelope: { from: string; to: string[] }; raw: string };

type Stage = "sender" | "recipient" | "text";
type Refusal = { stage: Stage; code: number };

/** A local SMTP server that keeps what it takes, and refuses what it is told to. */
export async function smtpServer({ user, password }: { user?: string; password?: string } = {}) {
  const mails: SmtpMail[] = [];
  const refusals: Refusal[] = [];
  let connections = 0;
  const refuseAt = (stage: Stage): Error | null => {
    if (refusals[0]?.stage !== stage) return null;
    return refused(refusals.shift()?.code ?? 451);
  };
  const server = new SMTPServer({
    disabledCommands: user ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    allowInsecureAuth: true,
    authOptional: !user,
    disableReverseLookup: true,
    onAuth: (given, _session, done) =>
      given.username === user && given.password === password ? done(null, { user }) : done(refused(535)),
    onConnect: (_session, done) => {
      connections++;
      done();
    },
    onClose: () => {
      connections--;
    },
    onMailFrom: (_address, _session, done) => done(refuseAt("sender")),
    onRcptTo: (_address, _session, done) => done(refuseAt("recipient")),
    onData: async (stream, session, done) => {
      const raw = await read(stream);
      const refusal = refuseAt("text");
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
      const to = session.envelope.rcptTo.map(({ address }) => address);
      if (!refusal) mails.push({ ...parseMail(raw), envelope: { from, to }, raw });
      done(refusal);
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  const login = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password ?? "")}@` : "";
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    /** What was taken, every time it was sent. */
    mails,
    openConnections: () => connections,
    /** The next mails are refused at this stage with these codes, such as 451 or 550, one after the other. */
    refuse(stage: Stage, ...codes: number[]) {
      for (const code of codes) refusals.push({ stage, code });
    },
    async close() {
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

export type SmtpTestServer = Awaited<ReturnType<typeof smtpServer>>;

function refused(responseCode: number): Error {
  return Object.assign(new Error("Told to refuse"), { responseCode });
}

async function read(stream: SMTPServerDataStream): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("latin1");
}
