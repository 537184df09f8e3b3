"use server";

import { z } from "zod";
import { action, type Bound } from "@/app/_server/action";
import { stayHere } from "@/app/_server/stay-here";
import { carryOut } from "@/lib/access-reviews/carry-out";
import { decideLine, keepThese } from "@/lib/access-reviews/decide-line";
import { lineInput, pageInput, signInput } from "@/lib/access-reviews/input";
import { signReview } from "@/lib/access-reviews/sign-review";
import { startReview } from "@/lib/access-reviews/start-review";
import { carriedOut } from "./carried-out";
import { linesHref, readLinesView } from "./lines-view";

const nothing = z.object({});
const reviewOf = ({ practice, review = "" }: Bound) => `/${practice}/settings/access-review/${review}`;

export const start = action("users.manage", nothing, async (admin, _, bound) => {
  const { id, people } = await startReview(admin);
  const who = people === 1 ? "one person" : `${people.toLocaleString("en-US")} people`;
  return { to: reviewOf({ ...bound, review: id }), say: { message: `The review has begun, with ${who}.` } };
});

export const decide = action("users.manage", lineInput, async (admin, input, bound) => {
  await decideLine(admin, bound.review ?? "", Number(bound.line), input);
  const view = readLinesView(bound);
  const place = view.show === "all" ? `person-${bound.line}` : "people";
  return stayHere(linesHref(reviewOf(bound), view, { page: view.page }), place);
});

export const keepPage = action("users.manage", pageInput, async (admin, input, bound) => {
  const kept = await keepThese(admin, bound.review ?? "", input.number);
  const view = readLinesView(bound);
  const message = kept === 1 ? "One more person is kept." : `${kept} more people are kept.`;
  return { to: linesHref(reviewOf(bound), view, { page: view.page }), say: { message } };
});

export const sign = action("users.manage", signInput, async (admin, input, bound) => {
  const review = bound.review ?? "";
  await signReview(admin, review, input);
  const results = await carryOut(admin, review);
  return { to: reviewOf(bound), say: { message: "The review is signed off.", more: carriedOut(results) } };
});

export const finish = action("users.manage", nothing, async (admin, _, bound) => {
  const results = await carryOut(admin, bound.review ?? "");
  return { to: reviewOf(bound), say: { message: "Tried again.", more: carriedOut(results) } };
});
