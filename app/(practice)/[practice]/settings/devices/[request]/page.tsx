import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { DecisionForm } from "@/app/_components/decision-form";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { RequestFacts } from "@/app/_components/request-facts";
import { RequestOutcome } from "@/app/_components/request-outcome";
import { RequestUnusual } from "@/app/_components/request-unusual";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { approve, decline } from "@/app/(practice)/[practice]/settings/devices/actions";
import { whyNotOwn } from "@/lib/devices/own-request";
import { getRequest } from "@/lib/devices/queries";
import { isId } from "@/lib/users/form-text";

type RequestPageProps = { params: Promise<{ practice: string; request: string }> };

export const metadata: Metadata = { title: "Make a decision" };

/** One login request under Settings. Opening it decides nothing. */
export default orNothingHere(async function RequestPage({ params }: RequestPageProps) {
  const admin = await requireActor(params, "logins.decide");
  const { request: id } = await params;
  if (!isId(id)) notFound();
  const request = await orNotFound(getRequest(admin, id));
  const own = { userId: admin.userId, practiceId: admin.practice.id };
  const whyNot = request.userId === admin.userId ? await whyNotOwn(own, false) : undefined;
  const devices = `/${admin.practice.slug}/settings/devices`;
  const bound = { practice: admin.practice.slug, request: id };
  return (
    <>
      <PageHeader
        title={`Login request from ${request.name}`}
        breadcrumb={<Breadcrumb items={[{ label: "Devices", href: devices }, { label: "Login request" }]} />}
      />
      <div className="card grid max-w-2xl gap-4">
        <RequestOutcome request={request} />
        {request.standing === "open" && whyNot && <OwnRequest whyNot={whyNot} />}
        {request.standing === "open" && <RequestUnusual request={request} />}
        <RequestFacts request={request} />
        {request.standing === "open" && (
          <DecisionForm
            approve={approve.bind(null, bound)}
            decline={decline.bind(null, bound)}
            here={`${devices}/${id}`}
            name={request.name}
            numberRule={request.numberRule}
            asksPassword={false}
            declineOnly={whyNot !== undefined}
          />
        )}
      </div>
    </>
  );
});

function OwnRequest({ whyNot }: { whyNot: string }) {
  return (
    <Notice tone="warn" title={whyNot}>
      <p>You can decline it, if it wasn't you.</p>
    </Notice>
  );
}
