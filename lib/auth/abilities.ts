import {
  always,
  extension,
  feature,
  type Ground,
  groupAdmin,
  type Holder,
  permission,
  provider,
  signingRole,
} from "./ability-grounds";
import type { Capability } from "./capabilities";

/** What follows from the rights without anybody asking for it. */
export type Standing = "app.shown" | "scheduling.shown" | "forms.named" | "reviews.named" | "calls.shown";
export type AbilityName = Capability | Standing;

/** One thing somebody can do or be at a practice: whether they may, from what it follows, and who can change that. */
export type Ability = { name: AbilityName; label: string; may: boolean; grounds: Ground[] };

type Asked = { label: string; needs: ((holder: Holder) => Ground)[] };

const ASKED: Record<AbilityName, Asked> = {
  "profile.manage": { label: "Own profile, password and devices", needs: [always] },
  "users.manage": { label: "Add, change, deactivate and delete users", needs: [permission("admin")] },
  "practice.manage": {
    label: "Change Practice Info, the sign-in rules and the features",
    needs: [permission("admin")],
  },
  "logins.decide": { label: "Decide login requests, and revoke devices", needs: [permission("admin")] },
  "providers.manage": { label: "Keep the list of PMS providers", needs: [permission("admin")] },
  "audit.read": { label: "Read and export the audit log", needs: [permission("admin")] },
  "billing.view": { label: "See billing", needs: [permission("admin")] },
  "group.manage": {
    label: "Give users login to the group's other practices",
    needs: [permission("admin"), groupAdmin],
  },
  "chat.use": {
    label: "Message patients, send them forms, and use team chat",
    needs: [permission("chatUser"), feature("chat")],
  },
  "forms.sign": {
    label: "Sign forms and consents together with a patient",
    needs: [permission("canSignForms"), signingRole, feature("forms")],
  },
  "app.shown": {
    label: "Be shown to patients in the patient app",
    needs: [permission("showInApp"), feature("patient-app")],
  },
  "scheduling.shown": {
    label: "Be shown on the scheduling page",
    needs: [permission("showInApp"), provider, feature("scheduling")],
  },
  "forms.named": {
    label: "Be named on forms and consents",
    needs: [permission("defaultDoctor"), feature("forms")],
  },
  "reviews.named": {
    label: "Be named on review requests",
    needs: [permission("defaultDoctor"), feature("reviews")],
  },
  "calls.shown": {
    label: "See who is calling while the phone rings",
    needs: [extension, feature("screen-pop")],
  },
};

export const ABILITIES = Object.keys(ASKED) as AbilityName[];

/** Everything somebody may or may not do at a practice, each with its grounds. Says the same as may(): tests/auth/abilities.test.ts. */
export function abilitiesOf(holder: Holder): Ability[] {
  return ABILITIES.map((name) => abilityOf(holder, name));
}

/** One of them. */
export function abilityOf(holder: Holder, name: AbilityName): Ability {
  const { label, needs } = ASKED[name];
  const grounds = needs.map((ground) => ground(holder));
  return { name, label, may: grounds.every(({ holds }) => holds), grounds };
}
