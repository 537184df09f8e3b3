import { Section } from "@/app/_components/card";
import { Notice } from "@/app/_components/notice";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { NameForm } from "@/app/(support)/support/name-form";
import {
  invite,
  saveFeatures,
  savePracticeName,
  saveSigningRoles,
} from "@/app/(support)/support/practices/actions";
import { featureKey } from "@/lib/auth/features";
import { listAdminsAt } from "@/lib/support/find-person";
import { getPractice } from "@/lib/support/find-practice";
import { withheldVersion } from "@/lib/support/set-features";
import { listSigningRoles, signingVersion } from "@/lib/support/signing-roles";
import { AdminsList } from "./admins-list";
import { FeaturesForm } from "./features-form";
import { InviteForm } from "./invite-form";
import { PracticeHeader } from "./practice-header";
import { SigningForm } from "./signing-form";

type PracticePageProps = { params: Promise<{ practice: string }> };

export const generateMetadata = supportTitle("Practice");

/** What support looks after at one practice. Nothing of patients, and of people no more than who administers it. */
export default orNothingHere(async function SupportPractice({ params }: PracticePageProps) {
  const support = await requireSupport();
  const { practice: slug } = await params;
  const practice = await orNotFound(getPractice(support, slug));
  const [admins, roles] = await Promise.all([
    listAdminsAt(support, practice),
    listSigningRoles(support, practice),
  ]);
  const seen = withheldVersion(practice);
  return (
    <>
      <PracticeHeader practice={practice} />
      <div className="grid gap-4">
        {practice.closedAt && (
          <Notice tone="warn" title="This practice is closed">
            Nobody opens anything of it. What is set here holds again when it is reopened.
          </Notice>
        )}
        <Section title="Name">
          <NameForm
            key={practice.name}
            save={savePracticeName.bind(null, { practice: slug })}
            label="Practice name"
            hint={`Its address stays /${slug}.`}
            saved={practice.name}
            button="Save Name"
          />
        </Section>
        <Section
          title="Admins"
          description="They add everybody else. Support invites the first one, or one more when none can get in."
        >
          <AdminsList slug={slug} admins={admins} />
          {!practice.closedAt && (
            <InviteForm save={invite.bind(null, { practice: slug })} isFirst={admins.length === 0} />
          )}
        </Section>
        <SigningForm
          key={signingVersion(roles)}
          save={saveSigningRoles.bind(null, { practice: slug })}
          roles={roles}
          seen={signingVersion(roles)}
        />
        <FeaturesForm
          key={`features ${seen}`}
          save={saveFeatures.bind(null, { practice: slug })}
          features={featureKey.map(({ name, label, definition }) => ({
            name,
            label,
            definition,
            open: !practice.featuresWithheld.includes(name),
            off: practice.featuresOff.includes(name),
          }))}
          seen={seen}
        />
      </div>
    </>
  );
});
