import { ShieldCheck } from "lucide-react";
import { Section } from "@/app/_components/card";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { groupTitle } from "@/app/_server/group-title";
import { requireGroupActor } from "@/app/_server/require-group-actor";
import { OpenRequest } from "@/app/(practice)/[practice]/settings/devices/open-requests";
import { listGroupRequests } from "@/lib/devices/group-requests";

type PageProps = { params: Promise<{ group: string }> };

export const generateMetadata = groupTitle("Login requests");

/** What waits for a decision at all the practices; each is decided on its own practice's page. */
export default async function GroupRequestsPage({ params }: PageProps) {
  const lead = await requireGroupActor(params);
  const requests = Map.groupBy(await listGroupRequests(lead), ({ slug }) => slug);
  const waiting = lead.practices.filter(({ slug }) => requests.has(slug));
  return (
    <>
      <PageHeader
        title="Login requests"
        description="Who waits on a new device, at the practices where you are an Admin. Opening one decides nothing."
      />
      {waiting.length === 0 && (
        <EmptyState icon={<ShieldCheck />} title="No login request waits">
          When somebody signs in from a new device, it stands here and the practice's Admins get an e-mail.
        </EmptyState>
      )}
      <div className="grid gap-4">
        {waiting.map((practice) => (
          <Section key={practice.id} title={practice.name} id={practice.slug}>
            <ul className="divide-y divide-line">
              {requests.get(practice.slug)?.map((request) => (
                <li key={request.id}>
                  <OpenRequest practice={practice} request={request} />
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </>
  );
}
