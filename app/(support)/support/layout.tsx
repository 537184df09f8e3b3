import type { ReactNode } from "react";
import { AppHeader } from "@/app/_components/app-header";
import { AppShell } from "@/app/_components/app-shell";
import { LoginBell } from "@/app/_components/login-bell";
import { abovePages, nothingHere } from "@/app/_server/around-pages";
import { currentGate } from "@/app/_server/current-actor";
import { currentSupport } from "@/app/_server/current-support";
import { readFlash } from "@/app/_server/flash";
import { signOutAction } from "@/app/_server/sign-out-action";
import { countLeftRequests } from "@/lib/devices/left-to-support";
import { SupportNav } from "./support-nav";

/** Around every page of the support console. It gates nothing: each page asks for itself who is there. */
export default async function SupportLayout({ children }: { children: ReactNode }) {
  const [gate, support, flash] = await Promise.all([currentGate(""), currentSupport(), readFlash()]);
  if (gate?.session.state === "active" && !gate.user.support) return nothingHere();
  if (!gate || !support) return children;
  return (
    <AppShell
      person={gate.user.id}
      header={
        <AppHeader
          home="/support"
          practice="Support"
          bell={<LoginBell devicesHref="/support/requests" open={await countLeftRequests(support)} />}
          person={{ name: support.name }}
          signOut={signOutAction}
        />
      }
      nav={<SupportNav />}
    >
      {abovePages(gate, flash)}
      {children}
    </AppShell>
  );
}
