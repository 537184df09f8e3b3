import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "@/app/_components/entry-card";
import { pathAfterSignIn } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { internalPath } from "@/lib/auth/landing";
import { enter } from "./actions";
import { LoginForm } from "./login-form";
import { NotNow } from "./not-now";

type LoginProps = { searchParams: Promise<{ next?: string | string[]; wait?: string | string[] }> };

export const metadata: Metadata = { title: "Sign in" };

export default async function Login({ searchParams }: LoginProps) {
  const { next: asked, wait } = await searchParams;
  const next = internalPath([asked].flat()[0]);
  const onward = await pathAfterSignIn(await currentSecret(), next);
  if (onward !== "/login") redirect(onward);
  return (
    <EntryCard title="Sign in">
      <NotNow why={[wait].flat()[0]} />
      <LoginForm enter={enter.bind(null, {})} next={next} />
    </EntryCard>
  );
}
