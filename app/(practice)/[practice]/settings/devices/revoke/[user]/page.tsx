import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { revokeAll } from "@/app/(practice)/[practice]/settings/devices/actions";
import { RevokeCard } from "@/app/(practice)/[practice]/settings/devices/revoke/revoke-card";
import { getRevocation } from "@/lib/devices/before-revoking";
import { isId } from "@/lib/users/form-text";

type RevokeAllProps = { params: Promise<{ practice: string; user: string }> };

export const metadata: Metadata = { title: "Revoke All Devices" };

export default orNothingHere(async function RevokeAll({ params }: RevokeAllProps) {
  const admin = await requireActor(params, "logins.decide");
  const { user } = await params;
  if (!isId(user)) notFound();
  const revocation = await orNotFound(getRevocation(admin, user));
  const { slug } = admin.practice;
  return (
    <RevokeCard
      act={revokeAll.bind(null, { practice: slug, user })}
      revocation={revocation}
      whose="theirs"
      cancelHref={`/${slug}/settings/devices`}
    />
  );
});
