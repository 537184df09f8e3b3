import type { FoundUser } from "@/lib/users/find-user";

export type Act = "resend" | "deactivate" | "reactivate" | "sign-out" | "delete";

/** What can be done with a person as they are now; each is a page under their own address. */
export function actsOn(
  user: Pick<FoundUser, "status" | "loginKind">,
  self: boolean,
): { act: Act; label: string }[] {
  const { status } = user;
  const acts: { act: Act; label: string; when: boolean }[] = [
    { act: "resend", label: "Resend invitation", when: status === "invited" },
    { act: "reactivate", label: "Reactivate", when: status === "deactivated" },
    { act: "sign-out", label: "Sign out everywhere", when: status === "active" && user.loginKind !== "none" },
    { act: "deactivate", label: "Deactivate", when: status !== "deactivated" && !self },
    { act: "delete", label: "Delete", when: !self },
  ];
  return acts.filter(({ when }) => when);
}
