import { createRequire } from "node:module";

const argon2 = createRequire(import.meta.url)("@node-rs/argon2") as typeof import("@node-rs/argon2");

/** Argon2 at its cheapest: a thousand runs of the tests needn't make a password hard to guess. */
export function hash(password: string): Promise<string> {
  return argon2.hash(password, { algorithm: 2, memoryCost: 64, timeCost: 1, parallelism: 1 });
}

export const verify = argon2.verify;
