import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { ConfirmWithReason } from "@/app/(support)/support/confirm-with-reason";
import { reopen } from "@/app/(support)/support/practices/actions";
import { getPractice } from "@/lib/support/find-practice";

type ReopenPracticeProps = { params: Promise<{ practice: string }> };

export const generateMetadata = supportTitle("Reopen Practice");

export default orNothingHere(async function ReopenPractice({ params }: ReopenPracticeProps) {
  const support = await requireSupport();
  const { practice: slug } = await params;
  const { name } = await orNotFound(getPractice(support, slug));
  return (
    <ConfirmWithReason
      act={reopen.bind(null, { practice: slug })}
      title={`Reopen ${name}?`}
      consequences={[
        "Everybody who had login there has it again, with the role and the permissions they had.",
        "Whoever was signed out signs in again; trusted devices are still trusted.",
        "Its public pages are back.",
      ]}
      confirm="Reopen Practice"
      tone="primary"
      cancelHref={`/support/practices/${slug}`}
    />
  );
});
