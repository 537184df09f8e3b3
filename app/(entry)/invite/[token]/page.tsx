import type { Metadata } from "next";
import { Welcome } from "@/app/(entry)/welcome";

type InviteProps = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: "Invitation" };

export default async function Invite({ params }: InviteProps) {
  const { token } = await params;
  return <Welcome token={token} kind="invitation" />;
}
