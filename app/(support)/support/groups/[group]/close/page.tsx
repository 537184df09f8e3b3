import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { ConfirmWithReason } from "@/app/(support)/support/confirm-with-reason";
import { close } from "@/app/(support)/support/groups/actions";
import { getGroup } from "@/lib/support/find-group";
import { isId } from "@/lib/users/form-text";

type CloseGroupProps = { params: Promise<{ group: string }> };

export const generateMetadata = supportTitle("Close Group");

export default orNothingHere(async function CloseGroup({ params }: CloseGroupProps) {
  const support = await requireSupport();
  const { group: id } = await params;
  if (!isId(id)) notFound();
  const { name } = await orNotFound(getGroup(support, id));
  return (
    <ConfirmWithReason
      act={close.bind(null, { group: id })}
      title={`Close ${name}?`}
      consequences={[
        "It takes no new practices.",
        "Its practices have to be closed before it is.",
        "Nothing is deleted. You can reopen it at any time.",
      ]}
      confirm="Close Group"
      cancelHref={`/support/groups/${id}`}
    />
  );
});
