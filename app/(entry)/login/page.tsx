import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "@/app/_components/entry-card";
import { pathAfterSignIn } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { internalPath } from "@/lib/auth/landing";
import { enter } from "./actions";
import { LoginForm } from "./login-form";
import { NotNow } from "./not-now";

type LoginProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Sign in" };

export default async function Login({ searchParams }: LoginProps) {
  const asked = await searchParams;
  const one = (name: string) => [asked[name]].flat()[0];
  const next = internalPath(one("next"));
  const onward = await pathAfterSignIn(await currentSecret(), next);
  if (onward !== "/login") redirect(onward);
  return (
    <EntryCard title="Sign in">
      <NotNow why={one("wait")} until={one("until")} zone={one("zone")} />
      <LoginForm enter={enter.bind(null, {})} next={next} />
    </EntryCard>
  );
}
