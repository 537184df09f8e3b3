"use server";

import { groupAction } from "@/app/_server/group-action";
import { copyMembership, previewMembership } from "@/lib/groups/copy-membership";
import { copySettings, previewSettings } from "@/lib/groups/copy-settings";
import { copyMembershipInput, copySettingsInput } from "./copy-input";
import { copying } from "./copying";

export const copySettingsTo = groupAction(copySettingsInput, (lead, { act, shown, ...copy }) =>
  copying(
    { act, shown },
    () => previewSettings(lead, copy),
    () => copySettings(lead, copy),
  ),
);

export const copyMembershipTo = groupAction(copyMembershipInput, (lead, { act, shown, ...copy }) =>
  copying(
    { act, shown },
    () => previewMembership(lead, copy),
    () => copyMembership(lead, copy),
  ),
);
