import type { Metadata } from "next";
import { PasswordPage } from "@/app/(entry)/password-page";

type ResetProps = { params: Promise<{ token: string }> };

export const metadata: Metadata = { title: "Choose a new password" };

export default async function Reset({ params }: ResetProps) {
  const { token } = await params;
  return (
    <PasswordPage
      token={token}
      kind="reset"
      button="Set password and sign in"
      title={() => "Choose a new password"}
      description={() => "This link works once. Setting the password signs you out everywhere else."}
    />
  );
}
