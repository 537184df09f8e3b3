import type { Metadata } from "next";
import { LinkEnded } from "@/app/(entry)/link-ended";
import { Welcome } from "@/app/(entry)/welcome";
import { findLink } from "@/lib/auth/links";
import { FirstRun } from "./first-run";
import { SignInByLink } from "./sign-in-by-link";

type SetupProps = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: "Set up" };

/** Three kinds of link lead here: a person's setup link, the one for the first practice, and the demo's. Opening changes nothing. */
export default async function Setup({ params }: SetupProps) {
  const { token } = await params;
  const link = await findLink(token, "setup", "first-run", "sign-in");
  if (link?.kind === "setup") return <Welcome token={token} kind="setup" />;
  if (link?.kind === "sign-in") return <SignInByLink token={token} />;
  if (link?.kind === "first-run") return <FirstRun token={token} />;
  return <LinkEnded />;
}
