import type { ReactNode } from "react";
import { AppHeader } from "@/app/_components/app-header";
import { AppShell } from "@/app/_components/app-shell";
import { FlashToast } from "@/app/_components/flash-toast";
import { IdleWarning } from "@/app/_components/idle-warning";
import { LoginBell } from "@/app/_components/login-bell";
import { answerStatus } from "@/app/_server/answer-status";
import { currentGate } from "@/app/_server/current-actor";
import { currentSupport } from "@/app/_server/current-support";
import { FLASH_COOKIE, readFlash } from "@/app/_server/flash";
import { signOutAction } from "@/app/_server/sign-out-action";
import { sessionEnd, staySignedIn } from "@/app/_server/stay-signed-in";
import NotFound from "@/app/not-found";
import { countLeftRequests } from "@/lib/devices/left-to-support";
import { SupportNav } from "./support-nav";

/** Around every page of the support console. It gates nothing: each page asks for itself who is there. */
export default async function SupportLayout({ children }: { children: ReactNode }) {
  const [gate, support, flash] = await Promise.all([currentGate(""), currentSupport(), readFlash()]);
  if (gate?.session.state === "active" && !gate.user.support) return nothingHere();
  if (!gate || !support) return children;
  return (
    <AppShell
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
      <FlashToast {...flash} cookie={FLASH_COOKIE} />
      <IdleWarning
        endsAt={Math.min(gate.idleEndsAt.getTime(), gate.endsAt.getTime())}
        staySignedIn={staySignedIn}
        check={sessionEnd}
        signOutHref="/login"
      />
      {children}
    </AppShell>
  );
}

/** As at an address that doesn't exist, whole without JavaScript too. */
function nothingHere() {
  answerStatus(404);
  return <NotFound />;
}
