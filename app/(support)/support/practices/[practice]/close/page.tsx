import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { ConfirmWithReason } from "@/app/(support)/support/confirm-with-reason";
import { close } from "@/app/(support)/support/practices/actions";
import { beforeClosing } from "@/lib/support/before-closing";
import { closingInWords } from "@/lib/support/closing-in-words";
import { getPractice } from "@/lib/support/find-practice";

type ClosePracticeProps = { params: Promise<{ practice: string }> };

export const generateMetadata = supportTitle("Close Practice");

export default orNothingHere(async function ClosePractice({ params }: ClosePracticeProps) {
  const support = await requireSupport();
  const { practice: slug } = await params;
  const practice = await orNotFound(getPractice(support, slug));
  const closing = await beforeClosing(support, practice);
  return (
    <ConfirmWithReason
      act={close.bind(null, { practice: slug })}
      title={`Close ${practice.name}?`}
      consequences={closingInWords(practice, closing)}
      confirm="Close Practice"
      cancelHref={`/support/practices/${slug}`}
    />
  );
});
