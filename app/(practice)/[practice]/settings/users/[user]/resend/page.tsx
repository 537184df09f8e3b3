import type { Metadata } from "next";
import { requireActor } from "@/app/_server/require-actor";
import { resend } from "@/app/(practice)/[practice]/settings/users/[user]/actions";
import { ActPage } from "@/app/(practice)/[practice]/settings/users/act-page";

export const metadata: Metadata = { title: "Resend invitation" };

export default async function ResendPage({
  params,
}: {
  params: Promise<{ practice: string; user: string }>;
}) {
  const admin = await requireActor(params, "users.manage");
  return <ActPage admin={admin} act="resend" user={(await params).user} run={resend} />;
}
