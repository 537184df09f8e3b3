import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { Notice } from "@/app/_components/notice";
import type { Authorized } from "@/lib/auth/authorize";
import { isPossible, whyNot } from "@/lib/users/acts";
import type { FoundUser } from "@/lib/users/find-user";
import type { SignInFacts, SignInProblem } from "@/lib/users/sign-in-problems";

type SigningInProps = {
  admin: Authorized<"users.manage">;
  user: FoundUser;
  facts: SignInFacts;
  problems: SignInProblem[];
};

/** "Why can't Chloe sign in?": each thing in the way, with what to do about it. */
export function SigningIn({ admin, user, facts, problems }: SigningInProps) {
  return (
    <Section title={problems.length > 0 ? `Why can’t ${user.name} sign in?` : "Signing in"}>
      {problems.length === 0 ? (
        <AllIsWell user={user} facts={facts} />
      ) : (
        <div className="grid gap-2">
          {problems.map((problem) => (
            <Notice key={problem.kind} tone="warn" action={<WayOut {...{ admin, user, problem }} />}>
              <strong>{problem.says}</strong> {problem.todo}
            </Notice>
          ))}
        </div>
      )}
      {!facts.home.here && <p className="hint mt-2">{atHomeElsewhere(facts.home)}</p>}
    </Section>
  );
}

function atHomeElsewhere({ name, closed }: SignInFacts["home"]): string {
  return closed
    ? `${name}, their home practice, is closed: Chairside support decides on their new devices. A Group Admin can move their home to another practice.`
    : `Devices and login requests are ${name}’s, their home practice: its Admins see them.`;
}

function AllIsWell({ user, facts }: Pick<SigningInProps, "user" | "facts">) {
  const help = facts.mail
    ? "If the password doesn’t work, ‘Forgot password?’ on the sign-in page mails them a link."
    : "If they forgot the password, give them a new password link: they have no e-mail, so you hand it over.";
  return (
    <p>
      Nothing keeps {user.name} from signing in, as <strong>{user.login}</strong>. {help}
    </p>
  );
}

type WayOutProps = Pick<SigningInProps, "admin" | "user"> & { problem: SignInProblem };

/** The page where that is put right, for whom it is open. */
function WayOut({ admin, user, problem }: WayOutProps) {
  const way = wayOut(admin, user, problem);
  return way && <ButtonLink href={`/${admin.practice.slug}/settings/${way[1]}`}>{way[0]}</ButtonLink>;
}

function wayOut(
  admin: Authorized<"users.manage">,
  user: FoundUser,
  { kind, requestId }: SignInProblem,
): [string, string] | undefined {
  const page = `users/${user.id}`;
  const can = (act: "resend" | "reactivate") => isPossible(act, user) && !whyNot(admin, act, user);
  if (requestId) return [kind === "waiting" ? "Make a decision" : "See the request", `devices/${requestId}`];
  if (kind === "invited" && can("resend")) return ["Resend invitation", `${page}/resend`];
  if (kind === "deactivated" && can("reactivate")) return ["Reactivate", `${page}/reactivate`];
  if (kind === "untrusted") return ["Devices", "devices"];
  return ["no-login", "access-ended", "password"].includes(kind) ? ["Open the form", page] : undefined;
}
