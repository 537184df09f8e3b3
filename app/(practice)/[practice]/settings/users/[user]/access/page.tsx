import type { Metadata } from "next";
import { momentIn } from "@/app/_components/moment";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { AbilityLists } from "@/app/(practice)/[practice]/ability-lists";
import { abilitiesOf } from "@/lib/auth/abilities";
import { listAdminNames } from "@/lib/practices/queries";
import { getUser } from "@/lib/users/find-user";
import { getRights } from "@/lib/users/rights";
import { getSignInFacts } from "@/lib/users/sign-in-facts";
import { onceTheyCan, signInProblems } from "@/lib/users/sign-in-problems";
import { AccessHeader } from "./access-header";
import { SigningIn } from "./signing-in";

type AccessPageProps = { params: Promise<{ practice: string; user: string }> };

export const metadata: Metadata = { title: "Access" };

export default orNothingHere(async function AccessPage({ params }: AccessPageProps) {
  const admin = await requireActor(params, "users.manage");
  const { user: id } = await params;
  const [user, rights, facts, admins] = await Promise.all([
    orNotFound(getUser(admin, id)),
    orNotFound(getRights(admin, id)),
    orNotFound(getSignInFacts(admin, id)),
    listAdminNames(admin),
  ]);
  const problems = signInProblems(facts, (moment) => momentIn(admin.practice.timeZone, moment));
  return (
    <>
      <AccessHeader slug={admin.practice.slug} user={user} role={rights.role.name} />
      <div className="grid gap-4">
        <SigningIn admin={admin} user={user} facts={facts} problems={problems} />
        <AbilityLists
          abilities={abilitiesOf(rights)}
          practice={admin.practice.name}
          admins={admins}
          note={onceTheyCan(problems)}
          titles={{
            may: `What ${user.name} can do, and why`,
            mayNot: `What ${user.name} can’t do, and who can change it`,
          }}
        />
      </div>
    </>
  );
});
