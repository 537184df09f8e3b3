import type { UserAct } from "@/lib/users/acts";

/** How each act is called: on its button, as a question with the person's name, and when it is done. */
export const actWords: Record<
  UserAct,
  { label: string; ask: (name: string) => string; done: (name: string) => string; gentle?: true }
> = {
  resend: {
    label: "Resend invitation",
    ask: (name) => `Resend the invitation to ${name}?`,
    done: (name) => `${name} was invited again`,
    gentle: true,
  },
  "password-link": {
    label: "New password link",
    ask: (name) => `Give ${name} a link to choose a new password?`,
    done: (name) => `${name} can choose a new password`,
    gentle: true,
  },
  deactivate: {
    label: "Deactivate",
    ask: (name) => `Deactivate ${name}?`,
    done: (name) => `${name} was deactivated`,
  },
  reactivate: {
    label: "Reactivate",
    ask: (name) => `Reactivate ${name}?`,
    done: (name) => `${name} was reactivated`,
    gentle: true,
  },
  "sign-out": {
    label: "Sign out everywhere",
    ask: (name) => `Sign ${name} out everywhere?`,
    done: (name) => `${name} was signed out everywhere`,
  },
  delete: { label: "Delete", ask: (name) => `Delete ${name}?`, done: (name) => `${name} was deleted` },
  restore: {
    label: "Restore",
    ask: (name) => `Restore ${name}?`,
    done: (name) => `${name} was restored`,
    gentle: true,
  },
};
