import { headers } from "next/headers";
import { after } from "next/server";
import type { ReactNode } from "react";
import { AppHeader } from "@/app/_components/app-header";
import { AppShell } from "@/app/_components/app-shell";
import { LoginBell } from "@/app/_components/login-bell";
import { SwitchPractice } from "@/app/_components/switch-practice";
import { answerStatus } from "@/app/_server/answer-status";
import { abovePages, nothingHere } from "@/app/_server/around-pages";
import { currentActor, currentGate } from "@/app/_server/current-actor";
import { readFlash } from "@/app/_server/flash";
import { signOutAction } from "@/app/_server/sign-out-action";
import type { StaffActor } from "@/lib/auth/actor";
import { authorize, may } from "@/lib/auth/authorize";
import { countOpenRequests } from "@/lib/devices/queries";
import { noteVisit } from "@/lib/practices/note-visit";
import { abilityOfPage } from "./page-ability";
import { ParkedMail } from "./parked-mail";
import { PracticeNav } from "./practice-nav";
import { Refused } from "./refused";

type LayoutProps = { children: ReactNode; params: Promise<{ practice: string }> };

/** Around every page of a practice. It gates nothing: each page asks for itself who is there. */
export default async function PracticeLayout({ children, params }: LayoutProps) {
  const { practice: slug } = await params;
  const [gate, actor, flash] = await Promise.all([currentGate(slug), currentActor(slug), readFlash()]);
  if (gate?.session.state === "active" && !actor) return nothingHere();
  if (!gate || !actor) return children;
  if (gate.user.lastPracticeId !== actor.practice.id) after(() => noteVisit(actor, gate.user.lastPracticeId));
  const home = `/${actor.practice.slug}`;
  return (
    <AppShell
      person={actor.userId}
      colour={actor.practice.colour}
      header={
        <AppHeader
          home={home}
          logo={logoOf(actor.practice)}
          practice={gate.membership?.elsewhere ? await switchOf(actor) : actor.practice.name}
          bell={await bellOf(actor)}
          person={{ name: actor.name, photo: photoOf(actor.practice.slug, gate.membership?.photoId) }}
          profileHref={`${home}/profile`}
          groupHref={may(actor, "group.manage") ? `/groups/${actor.practice.groupId}` : undefined}
          signOut={signOutAction}
        />
      }
      nav={<PracticeNav home={home} admin={actor.permissions.admin} />}
    >
      {abovePages(gate, flash)}
      <ParkedMail actor={actor} />
      {(await isRefused(actor)) ? refused(actor) : children}
    </AppShell>
  );
}

// The pages refuse for themselves (requireActor), but what Next then sends is empty without JavaScript. So the layout, which knows
// the same, says it in the page's place. It guards nothing: without this the pages still tell nobody anything.

function refused(actor: StaffActor) {
  answerStatus(403);
  return <Refused actor={actor} />;
}

/** Everything under Settings is the Admins', and some of it Group Admins'. */
async function isRefused(actor: StaffActor): Promise<boolean> {
  const path = (await headers()).get("x-chairside-path") ?? "";
  return path.startsWith(`/${actor.practice.slug}/settings`) && !may(actor, abilityOfPage(path));
}

/** For whoever may decide. One statement that stands prepared: it is on every page. */
async function bellOf(actor: StaffActor) {
  if (!may(actor, "logins.decide")) return null;
  const open = await countOpenRequests(authorize(actor, "logins.decide"));
  return <LoginBell devicesHref={`/${actor.practice.slug}/settings/devices`} open={open} />;
}

/** For whoever has a membership elsewhere too. What it offers is asked for when it opens. */
async function switchOf({ practice: { slug, name } }: StaffActor) {
  const at = (await headers()).get("x-chairside-path") ?? `/${slug}`;
  const page = `/${slug}/switch?${new URLSearchParams({ at })}`;
  return <SwitchPractice key={slug} name={name} page={page} options={`/${slug}/switch/list`} />;
}

function logoOf({ slug, logoId }: StaffActor["practice"]): string | null {
  return logoId && `/api/photos/${slug}/logo/${logoId}`;
}

function photoOf(slug: string, id: string | null | undefined): string | null {
  return id ? `/api/photos/${slug}/${id}` : null;
}
