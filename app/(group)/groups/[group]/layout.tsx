import type { ReactNode } from "react";
import { AppHeader } from "@/app/_components/app-header";
import { AppShell } from "@/app/_components/app-shell";
import { abovePages, nothingHere } from "@/app/_server/around-pages";
import { currentGate } from "@/app/_server/current-actor";
import { currentGroupActor } from "@/app/_server/current-group-actor";
import { readFlash } from "@/app/_server/flash";
import { signOutAction } from "@/app/_server/sign-out-action";
import { countGroupRequests } from "@/lib/devices/group-requests";
import { GroupNav } from "./group-nav";

type LayoutProps = { children: ReactNode; params: Promise<{ group: string }> };

/** Around every page of a group. It gates nothing: each page asks for itself who is there. */
export default async function GroupLayout({ children, params }: LayoutProps) {
  const { group } = await params;
  const [gate, lead, flash] = await Promise.all([currentGate(""), currentGroupActor(group), readFlash()]);
  if (gate?.session.state === "active" && !lead && !gate.user.mustChangePassword) return nothingHere();
  if (!gate || !lead) return children;
  const back = lead.practices.find(({ id }) => id === gate.user.lastPracticeId) ?? lead.practices[0];
  const home = `/${back?.slug ?? ""}`;
  return (
    <AppShell
      person={gate.user.id}
      header={
        <AppHeader
          home={home}
          practice={lead.group.name}
          person={{ name: lead.name }}
          profileHref={`${home}/profile`}
          signOut={signOutAction}
        />
      }
      nav={
        <GroupNav
          base={`/groups/${lead.group.id}`}
          back={{ href: home, name: back?.name ?? "" }}
          requests={await countGroupRequests(lead)}
        />
      }
    >
      {abovePages(gate, flash)}
      {children}
    </AppShell>
  );
}
