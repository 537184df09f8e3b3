import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { ConfirmWithReason } from "@/app/(support)/support/confirm-with-reason";
import { reopen } from "@/app/(support)/support/groups/actions";
import { getGroup } from "@/lib/support/find-group";
import { isId } from "@/lib/users/form-text";

type ReopenGroupProps = { params: Promise<{ group: string }> };

export const generateMetadata = supportTitle("Reopen Group");

export default orNothingHere(async function ReopenGroup({ params }: ReopenGroupProps) {
  const support = await requireSupport();
  const { group: id } = await params;
  if (!isId(id)) notFound();
  const { name } = await orNotFound(getGroup(support, id));
  return (
    <ConfirmWithReason
      act={reopen.bind(null, { group: id })}
      title={`Reopen ${name}?`}
      consequences={["It takes new practices again.", "Its practices stay closed until each is reopened."]}
      confirm="Reopen Group"
      tone="primary"
      cancelHref={`/support/groups/${id}`}
    />
  );
});
