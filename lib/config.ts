import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A setting of the environment is wrong; `message` is the one line for the operator. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
const address = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (url) => URL.canParse(url) && schemes.includes(new URL(url).protocol),
      `must be an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(" or ")}`,
    );

const settings = z.object({
  PORT: number(1, 65535).prefault("3000"),
  HOST: z.string().min(1).default("127.0.0.1"),
  APP_URL: address("http:", "https:").optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|file:|(?!.*:\/\/))/, "must begin with postgres://, or name a file")
    .optional(),
  /** Read by db/open-postgres.ts, which stands below: checked here with the others. */
  PG_POOL: number(1, 1000).prefault("10"),
  AUTH_SECRET: z.string().min(32, "must have 32 characters or more").optional(),
  TRUSTED_PROXIES: number(0, 10).prefault("0"),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: address("http:", "https:").optional(),
  SMTP_URL: address("smtp:", "smtps:").optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>@\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/,
      "must be an e-mail address, or a name and one: Chairside <team@example.com>",
    )
    .default("Chairside <chairside@localhost>"),
  LOCAL_MAILBOX: z.enum(["on", "off"]).default("off"),
  PASSWORD_MIN_LENGTH: number(8, 64).prefault("12"),
});

export type Config = Omit<z.infer<typeof settings>, "APP_URL" | "AUTH_SECRET"> & {
  APP_URL: string;
  AUTH_SECRET: string;
};

let read: Config | undefined;

/** The settings, read and checked once. Throws ConfigError that names the wrong one. */
export function config(): Config {
  read ??= readConfig(process.env);
  return read;
}

/** Reads settings from an environment; an empty one counts as not set. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const checked = settings.safeParse(given);
  if (!checked.success) throw new ConfigError(firstProblem(checked.error));
  const values = checked.data;
  if (values.RESEND_API_KEY && values.SMTP_URL) {
    throw new ConfigError(
      "RESEND_API_KEY and SMTP_URL are both set. Keep the one that mail should go through.",
    );
  }
  return {
    ...values,
    APP_URL: (values.APP_URL ?? `http://${nameOf(values.HOST)}:${values.PORT}`).replace(/\/+$/, ""),
    AUTH_SECRET: values.AUTH_SECRET ?? keptSecret(values.DATA_DIR),
  };
}

/** What a browser on this machine calls it. Who listens everywhere is reached from elsewhere by APP_URL alone. */
function nameOf(host: string): string {
  if (["0.0.0.0", "::", "[::]"].includes(host)) return "localhost";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join(".")}: ${issue?.message}. Correct it in the environment and start again.`;
}

/** Made once, kept beside the data, readable by its owner alone. */
function keptSecret(folder: string): string {
  const file = join(folder, "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
