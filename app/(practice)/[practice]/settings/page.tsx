import { redirect } from "next/navigation";
import { requireActor } from "@/app/_server/require-actor";

/** Settings begin with the people. */
export default async function SettingsPage({ params }: { params: Promise<{ practice: string }> }) {
  const admin = await requireActor(params, "users.manage");
  redirect(`/${admin.practice.slug}/settings/users`);
}
