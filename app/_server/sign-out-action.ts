"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signOut } from "@/lib/auth/sign-out";
import { currentSecret, forgetSession } from "./cookies";
import { isOwnOrigin } from "./origin";
import { currentVisitor } from "./visitor";

/** Ends this browser's session and goes to sign-in. Anybody may: without a session it does nothing. */
export async function signOutAction(): Promise<void> {
  if (!isOwnOrigin(await headers())) return;
  await signOut(await currentVisitor(), await currentSecret());
  await forgetSession();
  redirect("/login");
}
