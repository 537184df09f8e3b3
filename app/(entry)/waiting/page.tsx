import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pathAfterSignIn } from "@/app/_server/begin-session";
import { currentSecret } from "@/app/_server/cookies";
import { isOver, waitingOf } from "@/lib/devices/waiting";
import { StillWaiting } from "./still-waiting";
import { WaitOver } from "./wait-over";

export const metadata: Metadata = { title: "Waiting for approval" };

export default async function WaitingPage() {
  const secret = await currentSecret();
  const waiting = await waitingOf(secret);
  if (!waiting) redirect(await pathAfterSignIn(secret));
  return isOver(waiting) ? <WaitOver waiting={waiting} /> : <StillWaiting waiting={waiting} />;
}
