import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { revokeOwn } from "@/app/(practice)/[practice]/profile/actions";
import { RevokeCard } from "@/app/(practice)/[practice]/settings/devices/revoke/revoke-card";
import { getOwnRevocation } from "@/lib/devices/before-revoking";
import { isId } from "@/lib/users/form-text";

type RevokeOwnProps = { params: Promise<{ practice: string; device: string }> };

export const metadata: Metadata = { title: "Revoke Device" };

export default orNothingHere(async function RevokeOwn({ params }: RevokeOwnProps) {
  const person = await requireActor(params, "profile.manage");
  const { device } = await params;
  if (!isId(device)) notFound();
  const revocation = await orNotFound(getOwnRevocation(person, device));
  const { slug } = person.practice;
  return (
    <RevokeCard
      act={revokeOwn.bind(null, { practice: slug, device })}
      revocation={revocation}
      whose="own"
      cancelHref={`/${slug}/profile`}
    />
  );
});
