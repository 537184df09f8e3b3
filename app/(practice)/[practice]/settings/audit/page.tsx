import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { listActors, listEntries } from "@/lib/audit/queries";
import { AuditFilters } from "./audit-filters";
import { EntryList } from "./entry-list";
import { filtersOf, isFiltered, logHref, readLogView } from "./log-view";
import { NewerOlder } from "./newer-older";
import { peopleCalled } from "./people-called";
import { WhichPerson } from "./which-person";

type AuditPageProps = {
  params: Promise<{ practice: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const reader = await requireActor(params, "audit.read");
  const { slug, timeZone } = reader.practice;
  const base = `/${slug}/settings/audit`;
  const view = readLogView(await searchParams);
  const called = view.called ? await peopleCalled(reader, view.called) : [];
  if (called.length === 1) redirect(logHref(base, view, { called: "", whom: called[0]?.id ?? "" }));
  const [{ entries, newer, older }, actors] = await Promise.all([
    view.called
      ? { entries: [], newer: undefined, older: undefined }
      : listEntries(reader, filtersOf(view, timeZone)),
    listActors(reader),
  ]);
  const whom = entries.find(({ subjectId }) => subjectId === view.whom)?.subjectName;
  return (
    <>
      <PageHeader
        title="Audit"
        description={`What happened at ${reader.practice.name}, and who did it. Nothing here can be changed or removed.`}
        actions={
          !view.called && (
            <ButtonLink href={logHref(`${base}/export`, view, {})} download>
              Export CSV
            </ButtonLink>
          )
        }
      />
      <AuditFilters base={base} view={view} actors={actors} whom={whom} />
      {view.called && <WhichPerson called={view.called} people={called} base={base} view={view} />}
      {entries.length > 0 && (
        <EntryList entries={entries} practice={reader.practice} base={base} view={view} />
      )}
      {entries.length === 0 && !view.called && <NothingFound base={base} filtered={isFiltered(view)} />}
      <NewerOlder
        newer={newer === undefined ? undefined : logHref(base, view, { after: newer })}
        older={older === undefined ? undefined : logHref(base, view, { before: older })}
      />
    </>
  );
}

function NothingFound({ base, filtered }: { base: string; filtered: boolean }) {
  return (
    <EmptyState
      icon={<ScrollText />}
      title={filtered ? "Nothing matches" : "Nothing on this page"}
      action={
        <ButtonLink variant="primary" href={base}>
          {filtered ? "Clear filters" : "Go to the newest"}
        </ButtonLink>
      }
    >
      {filtered
        ? "Nothing happened that fits all of these filters. Widen the days, or clear them."
        : "The log has no entries here."}
    </EmptyState>
  );
}
