import { z } from "zod";
import { featureKey } from "@/lib/auth/features";

/** What the form of features sends: those that are on. `version` is what was off when it was filled. */
export const featuresInput = z.object({
  on: z.array(z.enum(featureKey.map(({ name }) => name))).default([]),
  version: z.string().max(500),
});

export type FeaturesInput = z.output<typeof featuresInput>;
