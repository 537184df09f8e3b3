import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageHeader } from "@/app/_components/page-header";
import { SearchField } from "@/app/_components/search-field";
import { requireActor } from "@/app/_server/require-actor";
import { NextPages } from "@/app/(practice)/[practice]/settings/devices/next-pages";
import { listOwnPractices } from "@/lib/practices/list-own-practices";
import { samePage } from "./same-page";

type SwitchPageProps = {
  params: Promise<{ practice: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Switch practice" };

/** The header's Switch practice as a page of its own: without JavaScript it is the only way. */
export default async function SwitchPage({ params, searchParams }: SwitchPageProps) {
  const person = await requireActor(params, "profile.manage");
  const { q, at, page } = readAsked(await searchParams);
  const { practices, orMore } = await listOwnPractices(person, q, page);
  const pageOf = samePage(at);
  const base = `/${person.practice.slug}/switch`;
  return (
    <>
      <PageHeader title="Switch practice" description={`You are at ${person.practice.name}.`} />
      <FilterBar action={base} params={{ at }}>
        <SearchField name="q" label="Search practices" placeholder="Name of the practice" defaultValue={q} />
      </FilterBar>
      {practices.length === 0 && (
        <EmptyState
          title="No practice of yours is called that"
          action={<ButtonLink href={base}>See all</ButtonLink>}
        >
          Try fewer letters.
        </EmptyState>
      )}
      {practices.length > 0 && (
        <ul className="card divide-y divide-line py-1">
          {practices.map(({ id, slug, name, admin }) => (
            <li key={id} className="wrap-anywhere py-2.5">
              <a
                className="prose-link"
                href={pageOf({ slug, admin })}
                aria-current={id === person.practice.id}
              >
                {name}
              </a>
              {id === person.practice.id && <span className="hint"> You are here</span>}
            </li>
          ))}
        </ul>
      )}
      <NextPages
        name="practices"
        page={page}
        orMore={orMore}
        href={(number) => `${base}?${new URLSearchParams({ at, q, page: String(number) })}`}
      />
    </>
  );
}

function readAsked(given: Record<string, string | string[] | undefined>) {
  const one = (key: string) => [given[key]].flat()[0]?.trim() ?? "";
  const page = Number.parseInt(one("page"), 10);
  return {
    q: one("q").slice(0, 100),
    at: one("at").slice(0, 2000),
    page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 1_000) : 1,
  };
}
