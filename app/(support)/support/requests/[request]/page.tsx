import { notFound } from "next/navigation";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { RequestFacts } from "@/app/_components/request-facts";
import { RequestOutcome } from "@/app/_components/request-outcome";
import { RequestUnusual } from "@/app/_components/request-unusual";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { approve, decline } from "@/app/(support)/support/requests/actions";
import { getLeftRequest } from "@/lib/devices/left-to-support";
import { isId } from "@/lib/users/form-text";
import { SupportDecision } from "./support-decision";

type RequestPageProps = { params: Promise<{ request: string }> };

export const generateMetadata = supportTitle("Make a decision");

/** One login request that is left to support. Opening it decides nothing. */
export default orNothingHere(async function SupportRequest({ params }: RequestPageProps) {
  const support = await requireSupport();
  const { request: id } = await params;
  if (!isId(id)) notFound();
  const request = await orNotFound(getLeftRequest(support, id));
  const isOpen = request.standing === "open";
  const own = request.userId === support.userId;
  const list = "/support/requests";
  return (
    <>
      <PageHeader
        title={`Login request from ${request.name}`}
        breadcrumb={<Breadcrumb items={[{ label: "Login requests", href: list }, { label: request.name }]} />}
      />
      <div className="card grid max-w-2xl gap-4">
        <RequestOutcome request={request} />
        {isOpen && own && <OwnRequest />}
        {isOpen && <RequestUnusual request={request} />}
        <RequestFacts request={request} />
        {isOpen && (
          <SupportDecision
            approve={approve.bind(null, { request: id })}
            decline={decline.bind(null, { request: id })}
            here={`${list}/${id}`}
            name={request.name}
            numberRule={request.numberRule}
            asksPassword={false}
            own={own}
          />
        )}
      </div>
    </>
  );
});

function OwnRequest() {
  return (
    <Notice tone="warn" title="This is your own request">
      <p>
        Another support account approves it, or somebody on the server's command line. You can decline it.
      </p>
    </Notice>
  );
}
