import type { Metadata } from "next";
import { DecisionForm } from "@/app/_components/decision-form";
import { EntryCard } from "@/app/_components/entry-card";
import { Notice } from "@/app/_components/notice";
import { RequestFacts } from "@/app/_components/request-facts";
import { RequestOutcome } from "@/app/_components/request-outcome";
import { RequestUnusual } from "@/app/_components/request-unusual";
import { currentSecret } from "@/app/_server/cookies";
import { LinkEnded } from "@/app/(entry)/link-ended";
import { isSignedIn } from "@/lib/devices/decide-by-link";
import { findDecision } from "@/lib/devices/queries";
import { approveRequest, declineRequest } from "./actions";

type DecideProps = { params: Promise<{ token: string }> };

export const metadata: Metadata = {
  title: "Make a decision",
  referrer: "no-referrer",
  robots: { index: false, follow: false, nocache: true },
};

/** The page behind the button of the mail. Opening it changes nothing, however often and by whatever: only a form that is sent decides. */
export default async function Decide({ params }: DecideProps) {
  const { token } = await params;
  const found = await findDecision(token);
  if (!found) return <LinkEnded />;
  const { request, owner, own, whyNot } = found;
  return (
    <EntryCard title={`Login request from ${request.name}`} footer={`This link was sent to ${owner.name}.`}>
      <RequestOutcome request={request} />
      {request.standing === "open" && own && <OwnRequest whyNot={whyNot} />}
      {request.standing === "open" && <RequestUnusual request={request} />}
      <RequestFacts request={request} />
      {request.standing === "open" && (
        <DecisionForm
          approve={approveRequest.bind(null, { token })}
          decline={declineRequest.bind(null, { token })}
          here={`/decide/${token}`}
          name={request.name}
          numberRule={request.numberRule}
          own={own}
          declineOnly={whyNot !== undefined}
          asksPassword={!(await isSignedIn(owner.id, await currentSecret()))}
        />
      )}
    </EntryCard>
  );
}

function OwnRequest({ whyNot }: { whyNot: string | undefined }) {
  return (
    <Notice tone="warn" title={whyNot ?? "This is your own request"}>
      {whyNot ? <p>You can decline it, if it wasn't you.</p> : <p>{RULE}</p>}
    </Notice>
  );
}

const RULE =
  "You may approve it only while you are the practice's sole active Admin, and not within 24 hours of a password reset; the log says so. Otherwise another Admin decides.";
