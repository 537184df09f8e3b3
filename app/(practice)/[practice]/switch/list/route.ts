import { handler } from "@/app/_server/handler";
import { pagesLike } from "@/app/(practice)/[practice]/switch/pages-like";
import { listOwnPractices } from "@/lib/practices/list-own-practices";

/** What Switch practice offers: at most fifty, each with the page of it that is like the one looked at. Asking doesn't put the automatic log-off off. */
export const GET = handler("profile.manage", async (actor, request) => {
  const { searchParams } = request.nextUrl;
  const { practices, orMore } = await listOwnPractices(actor, (searchParams.get("q") ?? "").slice(0, 100));
  const pageOf = await pagesLike(actor, (searchParams.get("at") ?? "").slice(0, 2000));
  const options = practices.map((practice) => [
    practice.name,
    pageOf(practice),
    practice.id === actor.practice.id,
  ]);
  return Response.json({ options, orMore }, { headers: { "cache-control": "no-store" } });
});
