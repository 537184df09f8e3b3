import NextAuth from "next-auth";
import { authOptions } from "@/app/_server/auth";
import { plain, publicHandler } from "@/app/_server/handler";
import { config } from "@/lib/config";

const OPEN = ["session", "csrf", "providers", "callback", "signin", "signout"];

const answer = publicHandler<{ nextauth: string[] }>(
  "next-auth checks each of its own calls",
  async (_, request, params) => {
    // next-auth's own log endpoint writes what anybody sends it: closed.
    if (!OPEN.includes(params.nextauth[0] ?? "")) return plain(404, "There is nothing here.");
    process.env.NEXTAUTH_URL ??= config().APP_URL;
    return NextAuth(
      request as never,
      { params: Promise.resolve(params) } as never,
      authOptions(),
    ) as Promise<Response>;
  },
);

export { answer as GET, answer as POST };
