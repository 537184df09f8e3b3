import { after } from "next/server";
import type { ReactNode } from "react";
import { AppHeader } from "@/app/_components/app-header";
import { AppShell } from "@/app/_components/app-shell";
import { FlashToast } from "@/app/_components/flash-toast";
import { IdleWarning } from "@/app/_components/idle-warning";
import { currentActor, currentGate } from "@/app/_server/current-actor";
import { FLASH_COOKIE, readFlash } from "@/app/_server/flash";
import { signOutAction } from "@/app/_server/sign-out-action";
import { sessionEnd, staySignedIn } from "@/app/_server/stay-signed-in";
import { noteVisit } from "@/lib/practices/note-visit";
import { actorHere } from "./actor-here";
import { ParkedMail } from "./parked-mail";
import { PracticeNav } from "./practice-nav";

type LayoutProps = { children: ReactNode; params: Promise<{ practice: string }> };

/** Around every page of a practice. It gates nothing: whoever has no way in gets what their page answers. */
export default async function PracticeLayout({ children, params }: LayoutProps) {
  const { practice: slug } = await params;
  const [gate, actor, flash] = await Promise.all([currentGate(slug), currentActor(slug), readFlash()]);
  if (!gate || !actor) return children;
  actorHere().actor = actor;
  after(() => noteVisit(actor, gate.user.lastPracticeId));
  const home = `/${actor.practice.slug}`;
  return (
    <AppShell
      colour={actor.practice.colour}
      header={
        <AppHeader
          home={home}
          practice={actor.practice.name}
          person={{ name: actor.name, photo: photoOf(actor.practice.slug, gate.membership?.photoId) }}
          profileHref={`${home}/profile`}
          signOut={signOutAction}
        />
      }
      nav={<PracticeNav home={home} admin={actor.permissions.admin} />}
    >
      <FlashToast {...flash} cookie={FLASH_COOKIE} />
      <IdleWarning
        endsAt={Math.min(gate.idleEndsAt.getTime(), gate.endsAt.getTime())}
        staySignedIn={staySignedIn}
        check={sessionEnd}
        signOutHref="/login"
      />
      <ParkedMail actor={actor} />
      {children}
    </AppShell>
  );
}

function photoOf(slug: string, id: string | null | undefined): string | null {
  return id ? `/api/photos/${slug}/${id}` : null;
}
