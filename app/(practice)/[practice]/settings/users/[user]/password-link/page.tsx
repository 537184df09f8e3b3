import type { Metadata } from "next";
import { requireActor } from "@/app/_server/require-actor";
import { passwordLink } from "@/app/(practice)/[practice]/settings/users/[user]/actions";
import { ActPage } from "@/app/(practice)/[practice]/settings/users/act-page";

export const metadata: Metadata = { title: "New password link" };

export default async function PasswordLinkPage({
  params,
}: {
  params: Promise<{ practice: string; user: string }>;
}) {
  const admin = await requireActor(params, "users.manage");
  return <ActPage admin={admin} act="password-link" user={(await params).user} run={passwordLink} />;
}
