import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { Outcome } from "./settled";

/**
 * Where an action of one line of a long page leads: nowhere. With JavaScript the page is drawn anew around the line, which keeps its
 * place and the focus; without it the browser comes back to the page, at `place`.
 */
export async function stayHere(page: string, place: string): Promise<Outcome> {
  if (!(await headers()).has("next-action")) return { to: `${page}#${place}` };
  refresh();
  return {};
}
