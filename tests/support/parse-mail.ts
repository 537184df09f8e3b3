export type ParsedMail = {
  headers: Record<string, string>;
  subject: string;
  from: string;
  to: string;
  messageId: string;
  text: string;
  html: string;
};

/** Reads a mail as nodemailer writes it: headers, and a text and an HTML part. `raw` is latin1. */
export function parseMail(raw: string): ParsedMail {
  const { headers, body } = split(raw);
  const parts = partsOf(headers["content-type"] ?? "", body);
  const part = (kind: string) => {
    const found = parts.find((one) => one.headers["content-type"]?.startsWith(kind));
    return found ? decodeBody(found.body, found.headers["content-transfer-encoding"]) : "";
  };
  return {
    headers,
    subject: decodeWords(headers["subject"] ?? ""),
    from: decodeWords(headers["from"] ?? ""),
    to: decodeWords(headers["to"] ?? ""),
    messageId: headers["message-id"] ?? "",
    text: part("text/plain"),
    html: part("text/html"),
  };
}

type Part = { headers: Record<string, string>; body: string };

function split(raw: string): Part {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: Object.fromEntries(headers), body: raw.slice(end + 4) };
}

function partsOf(contentType: string, body: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (!boundary) return [{ headers: { "content-type": contentType }, body }];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.replace(/^\r\n/, "")));
}

function decodeBody(body: string, encoding = "7bit"): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  const signs = encoding === "quoted-printable" ? unquote(body.replace(/=\r\n/g, "")) : body;
  return Buffer.from(signs, "latin1").toString("utf8").replace(/\r\n/g, "\n");
}

function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_word, kind: string, text: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("utf8")
        : Buffer.from(unquote(text.replace(/_/g, " ")), "latin1").toString("utf8"),
    );
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_sign, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
