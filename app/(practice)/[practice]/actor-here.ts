import { cache } from "react";
import type { StaffActor } from "@/lib/auth/actor";

/** Who the layout found; forbidden.tsx gets no params to find them by. One a request. */
export const actorHere = cache(() => ({}) as { actor?: StaffActor });
