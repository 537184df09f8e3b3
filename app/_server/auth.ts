import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { signOut } from "@/lib/auth/sign-out";
import { config } from "@/lib/config";
import { isOpened } from "@/lib/devices/opening";
import { cookieOptions, deviceCookie, sessionCookie } from "./cookies";
import { currentOrigin, currentVisitor } from "./visitor";

/**
 * next-auth over our own session rows: its token carries only the session's secret, nothing is believed from the cookie.
 * Limits are the row's (lib/auth/read-session.ts); asking /api/auth/session doesn't prolong them.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: config().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: 14 * 24 * 3600 },
    pages: { signIn: "/login", error: "/login" },
    cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions() } },
    jwt: {
      encode: async ({ token }) => String(token?.secret ?? ""),
      decode: async ({ token }) => ((await readSession(token)) ? { secret: token } : null),
    },
    providers: [
      Credentials({
        credentials: { login: {}, password: {} },
        authorize: async (given) => {
          const opened = await opening(given?.login, given?.password).catch(unavailable);
          if (!opened || !isOpened(opened)) return null;
          (await cookies()).set(deviceCookie(), opened.deviceSecret, {
            ...cookieOptions(),
            maxAge: 400 * 24 * 3600,
          });
          return { id: opened.sessionId, secret: opened.token };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { secret: (user as unknown as { secret: string }).secret } : token),
      session: async ({ session, token }) => {
        const gate = await readSession(String(token.secret));
        return {
          expires: gate?.endsAt.toISOString() ?? session.expires,
          user: { name: gate?.user.name ?? null },
          state: gate?.session.state,
        };
      },
    },
    events: { signOut: async ({ token }) => signOut(await currentVisitor(), String(token?.secret ?? "")) },
    logger: { error: () => undefined, warn: () => undefined },
  };
}

async function opening(login: unknown, password: unknown) {
  return signIn(String(login ?? ""), String(password ?? ""), await currentOrigin());
}

/** next-auth puts what is thrown here into the address: it may be nothing but this. */
function unavailable(error: unknown): never {
  console.error("Sign-in failed:", error);
  throw new Error("Unavailable");
}
