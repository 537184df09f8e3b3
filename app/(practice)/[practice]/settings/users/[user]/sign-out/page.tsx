import type { Metadata } from "next";
import { requireActor } from "@/app/_server/require-actor";
import { signOut } from "@/app/(practice)/[practice]/settings/users/[user]/actions";
import { ActPage } from "@/app/(practice)/[practice]/settings/users/act-page";

export const metadata: Metadata = { title: "Sign out everywhere" };

export default async function SignOutPage({
  params,
}: {
  params: Promise<{ practice: string; user: string }>;
}) {
  const admin = await requireActor(params, "users.manage");
  return <ActPage admin={admin} act="sign-out" user={(await params).user} run={signOut} />;
}
