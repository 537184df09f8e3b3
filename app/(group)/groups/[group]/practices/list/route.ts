import { groupHandler } from "@/app/_server/handler";
import { practiceChoices } from "@/app/(group)/groups/[group]/practices/practice-hrefs";

const MOST = 50;

/** What the filter by practice offers: at most fifty. Asking doesn't put the automatic log-off off. */
export const GET = groupHandler(async (lead, request) => {
  const { searchParams } = request.nextUrl;
  const asked = (name: string, longest: number) => (searchParams.get(name) ?? "").slice(0, longest);
  const choices = practiceChoices(lead, asked("at", 2000), asked("q", 100));
  return Response.json(
    { options: choices.slice(0, MOST), orMore: choices.length > MOST },
    { headers: { "cache-control": "no-store" } },
  );
});
