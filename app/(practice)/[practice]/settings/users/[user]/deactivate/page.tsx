import type { Metadata } from "next";
import { requireActor } from "@/app/_server/require-actor";
import { deactivate } from "@/app/(practice)/[practice]/settings/users/[user]/actions";
import { ActPage } from "@/app/(practice)/[practice]/settings/users/act-page";

export const metadata: Metadata = { title: "Deactivate" };

export default async function DeactivatePage({
  params,
}: {
  params: Promise<{ practice: string; user: string }>;
}) {
  const admin = await requireActor(params, "users.manage");
  return <ActPage admin={admin} act="deactivate" user={(await params).user} run={deactivate} />;
}
