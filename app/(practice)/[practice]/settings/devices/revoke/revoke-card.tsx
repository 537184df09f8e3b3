"use client";

import { useActionState } from "react";
import { ConfirmCard } from "@/app/_components/confirm-card";
import { Notice } from "@/app/_components/notice";
import { emptyState, type Send } from "@/app/_server/form-state";
import type { Revocation } from "@/lib/devices/before-revoking";
import { consequencesOf, titleOf } from "./revoke-words";

type RevokeCardProps = { act: Send; revocation: Revocation; whose: "own" | "theirs"; cancelHref: string };

/** Asks before trust ends, and says what follows. */
export function RevokeCard({ act, revocation, whose, cancelHref }: RevokeCardProps) {
  const [{ errors, at }, send] = useActionState(act, emptyState);
  const one = revocation.devices.length === 1;
  return (
    <ConfirmCard
      title={titleOf(revocation, whose)}
      consequences={consequencesOf(revocation, whose)}
      action={send}
      confirm={one ? "Revoke Device" : "Revoke All Devices"}
      cancelHref={cancelHref}
    >
      {revocation.last && (
        <Notice tone="warn" title="No Admin would have a trusted device left">
          <p>
            The next Admin to sign in has to wait, and nobody can decide under Devices: only the link in the
            e-mail, a recovery code, or support. Print recovery codes first, or approve another device.
          </p>
        </Notice>
      )}
      {errors[""] && <Notice key={at} tone="error" title={errors[""]} live />}
    </ConfirmCard>
  );
}
