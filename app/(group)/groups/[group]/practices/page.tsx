import { PageHeader } from "@/app/_components/page-header";
import { PracticeLinks } from "@/app/_components/practice-links";
import { groupTitle } from "@/app/_server/group-title";
import { requireGroupActor } from "@/app/_server/require-group-actor";
import { practiceChoices } from "./practice-hrefs";

type PageProps = {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = groupTitle("Choose a practice");

/** The list's filter by practice as a page of its own, for whoever has no JavaScript and more practices than a list box holds. */
export default async function PracticesPage({ params, searchParams }: PageProps) {
  const lead = await requireGroupActor(params);
  const given = await searchParams;
  const one = (key: string, longest: number) => ([given[key]].flat()[0] ?? "").trim().slice(0, longest);
  const [at, q] = [one("at", 2000), one("q", 100)];
  const choices = practiceChoices(lead, at, q);
  const base = `/groups/${lead.group.id}/practices`;
  return (
    <>
      <PageHeader
        title="Choose a practice"
        description="The list of people then shows that practice alone."
      />
      <PracticeLinks
        base={base}
        at={at}
        q={q}
        practices={choices.map(([name, href, current]) => ({ name, href, current }))}
      />
    </>
  );
}
