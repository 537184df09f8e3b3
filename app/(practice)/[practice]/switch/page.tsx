import type { Metadata } from "next";
import { PageHeader } from "@/app/_components/page-header";
import { PracticeLinks } from "@/app/_components/practice-links";
import { requireActor } from "@/app/_server/require-actor";
import { NextPages } from "@/app/(practice)/[practice]/settings/devices/next-pages";
import { listOwnPractices } from "@/lib/practices/list-own-practices";
import { pagesLike } from "./pages-like";

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
  const pageOf = await pagesLike(person, at);
  const base = `/${person.practice.slug}/switch`;
  return (
    <>
      <PageHeader title="Switch practice" description={`You are at ${person.practice.name}.`} />
      <PracticeLinks
        base={base}
        at={at}
        q={q}
        practices={practices.map((practice) => {
          const current = practice.id === person.practice.id;
          return {
            ...{ name: practice.name, href: pageOf(practice), current },
            ...(current && { hint: "You are here" }),
          };
        })}
      />
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
