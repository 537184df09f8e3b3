import { z } from "zod";

/** What the form about new devices sends. `version` is what stood in it when it was filled (versionOf of device-rules.ts). */
export const deviceRulesInput = z.object({
  twoFactor: z
    .literal("on")
    .optional()
    .transform((on) => on === "on"),
  numberRule: z.enum(["always", "unless_absent", "never"], "Choose one of the three."),
  trustDays: z.coerce
    .number("Enter a number of days, 1 to 365.")
    .int("Enter a whole number of days, 1 to 365.")
    .min(1, "Enter 1 day or more.")
    .max(365, "Enter 365 days or fewer."),
  version: z.string().max(40),
});

export type DeviceRulesInput = z.output<typeof deviceRulesInput>;

/** What a practice says of new devices. */
export type DeviceRules = Omit<DeviceRulesInput, "version">;
