import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { revoke } from "@/app/(practice)/[practice]/settings/devices/actions";
import { RevokeCard } from "@/app/(practice)/[practice]/settings/devices/revoke/revoke-card";
import { getRevocation } from "@/lib/devices/before-revoking";
import { isId } from "@/lib/users/form-text";

type RevokeProps = { params: Promise<{ practice: string; user: string; device: string }> };

export const metadata: Metadata = { title: "Revoke Device" };

export default orNothingHere(async function Revoke({ params }: RevokeProps) {
  const admin = await requireActor(params, "logins.decide");
  const { user, device } = await params;
  if (!isId(user) || !isId(device)) notFound();
  const revocation = await orNotFound(getRevocation(admin, user, device));
  const { slug } = admin.practice;
  return (
    <RevokeCard
      act={revoke.bind(null, { practice: slug, user, device })}
      revocation={revocation}
      whose="theirs"
      cancelHref={`/${slug}/settings/devices`}
    />
  );
});
