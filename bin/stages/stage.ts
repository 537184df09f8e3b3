import { run } from "../run.ts";

export type Outcome = {
  passed: number;
  failed: number;
  /** What to show when something failed. */
  output?: string;
  /** Why the stage did not run, as a sentence. */
  skipped?: string;
};

type Settings = Record<string, string>;
export type Stage = { name: string; title: string; run: () => Promise<Outcome> };

/** A stage that is one program: it holds when the program ends with 0. Nothing is counted then. */
export async function holds(program: string, given: string[], env?: NodeJS.ProcessEnv): Promise<Outcome> {
  const { code, output } = await capture(program, given, env);
  return code === 0 ? { passed: 0, failed: 0 } : broken(output);
}

/** Runs a program, of `minutes` at most, and keeps what it says. */
export async function capture(program: string, given: string[], env = cleanEnvironment(), minutes?: number) {
  let output = "";
  const onOutput = (text: string) => {
    output += text;
  };
  return { code: await run(program, given, { env, onOutput, ...(minutes && { limit: minutes }) }), output };
}

export function broken(output: string): Outcome {
  return { passed: 0, failed: 1, output };
}

/** The environment without the settings of a real installation, which no test may touch. */
export function cleanEnvironment(extra: Settings = {}): NodeJS.ProcessEnv {
  const settings =
    /^(DATABASE_URL|DATA_DIR|APP_URL|AUTH_SECRET|HOST|PORT|BASE_URL|TRUSTED_PROXIES|LOCAL_MAILBOX|NODE_ENV|FORCE_COLOR|MAIL_FROM|SMTP_URL|RESEND_.*|NEXTAUTH_.*|PASSWORD_MIN_LENGTH)$/;
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
  return Object.assign({} as NodeJS.ProcessEnv, kept, { NO_COLOR: "1" }, extra);
}
