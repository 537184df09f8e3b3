import { describe, expect, test } from "vitest";
import { featureNames } from "@/db/schema/practices";
import { ABILITIES, abilitiesOf, abilityOf } from "@/lib/auth/abilities";
import type { Holder } from "@/lib/auth/ability-grounds";
import { refusalTitle, whoCanChange, whyInWords } from "@/lib/auth/ability-words";
import type { StaffActor } from "@/lib/auth/actor";
import { type Capability, capabilities } from "@/lib/auth/capabilities";

const NOTHING = {
  showInApp: false,
  admin: false,
  chatUser: false,
  defaultDoctor: false,
  canSignForms: false,
};
const chloe: Holder = {
  practice: { name: "Downtown", featuresWithheld: [], featuresOff: [] },
  permissions: NOTHING,
  role: { name: "Front Office", maySign: false },
  groupAdmin: false,
  extensions: "",
  provider: null,
};
const doctor = { name: "Doctor", maySign: true };
const can = (...held: (keyof typeof NOTHING)[]) => ({
  permissions: { ...NOTHING, ...Object.fromEntries(held.map((name) => [name, true])) },
});
const at = (switches: Partial<Holder["practice"]>) => ({ practice: { ...chloe.practice, ...switches } });

const ADMINS = ["Ruth Adler", "Sam Ito"];

// Who, what, whether they may, why, who can change it.
const CASES: [string, Partial<Holder>, Parameters<typeof abilityOf>[1], boolean, string, string][] = [
  ["nobody in particular", {}, "profile.manage", true, "Everybody who signs in may.", ""],
  [
    "no Admin",
    {},
    "users.manage",
    false,
    "It needs the Admin permission.",
    "Ruth Adler or Sam Ito can give it.",
  ],
  [
    "an Admin",
    can("admin"),
    "audit.read",
    true,
    "It comes with the Admin permission.",
    "Ruth Adler or Sam Ito can take it away.",
  ],
  [
    "an Admin",
    can("admin"),
    "group.manage",
    false,
    "It needs Group Admin, which is switched off.",
    "Chairside support can switch Group Admin on.",
  ],
  [
    "a Group Admin who is no Admin here",
    { groupAdmin: true },
    "group.manage",
    false,
    "It needs the Admin permission.",
    "Ruth Adler or Sam Ito can give it.",
  ],
  [
    "a Chat User",
    can("chatUser"),
    "chat.use",
    true,
    "It comes with the Chat User permission. Chat is on at Downtown.",
    "Ruth Adler or Sam Ito can take it away, or can switch it off.",
  ],
  [
    "a Chat User where the practice switched Chat off",
    { ...can("chatUser"), ...at({ featuresOff: ["chat"] }) },
    "chat.use",
    false,
    "Chat is switched off under Settings › Practice.",
    "Ruth Adler or Sam Ito can switch it on.",
  ],
  [
    "a Chat User where support withholds Chat",
    { ...can("chatUser"), ...at({ featuresOff: ["chat"], featuresWithheld: ["chat"] }) },
    "chat.use",
    false,
    "Downtown does not have Chat.",
    "Chairside support can open it.",
  ],
  [
    "Can Sign Forms in a role that may not",
    can("canSignForms"),
    "forms.sign",
    false,
    "The role Front Office may not sign at Downtown.",
    "Chairside support can open it to this role.",
  ],
  [
    "a Doctor without Can Sign Forms",
    { role: doctor },
    "forms.sign",
    false,
    "It needs the Can Sign Forms permission.",
    "Ruth Adler or Sam Ito can give it.",
  ],
  [
    "neither role nor permission",
    {},
    "forms.sign",
    false,
    "It needs the Can Sign Forms permission. The role Front Office may not sign at Downtown.",
    "Ruth Adler or Sam Ito can give it. Chairside support can open it to this role.",
  ],
  [
    "shown in the app, without a provider",
    can("showInApp"),
    "scheduling.shown",
    false,
    "It needs a PMS provider, and none is connected.",
    "Ruth Adler or Sam Ito can connect one.",
  ],
  [
    "an extension",
    { extensions: "101" },
    "calls.shown",
    true,
    "A Screen Pop Extension is set. Screen pop is on at Downtown.",
    "Ruth Adler or Sam Ito can clear it, or can switch it off.",
  ],
];

test.each(CASES)("%s %j: %s", (_who, given, name, may, why, change) => {
  const ability = abilityOf({ ...chloe, ...given }, name);
  expect(ability.may).toBe(may);
  expect(whyInWords(ability)).toBe(why);
  expect(whoCanChange(ability, ADMINS)).toBe(change);
});

test("Where no Admin is left, support can give the permission", () => {
  expect(whoCanChange(abilityOf(chloe, "users.manage"), [])).toBe("Chairside support can give it.");
});

describe("The heading of a refusal", () => {
  test.each([
    ["users.manage", {}, "You need the Admin permission"],
    ["billing.view", {}, "You need the Admin permission"],
    ["group.manage", can("admin"), "You need to be a Group Admin"],
    ["chat.use", {}, "You need the Chat User permission"],
    ["chat.use", { ...can("chatUser"), ...at({ featuresOff: ["chat"] }) }, "Chat is switched off"],
    ["forms.sign", can("canSignForms"), "Your role may not sign here"],
  ] as const)("of %s for %j is “%s”", (name, given, title) => {
    expect(refusalTitle(abilityOf({ ...chloe, ...given } as Holder, name))).toBe(title);
  });
});

test("What is explained is what holds: for every right, whatever somebody has", () => {
  for (const holder of everyHolder()) {
    const actor = { ...holder, roleMaySign: holder.role.maySign } as unknown as StaffActor;
    const rights = abilitiesOf(holder).filter(({ name }) => name in capabilities);
    for (const { name, may } of rights)
      expect(may, `${name} of ${JSON.stringify(holder)}`).toBe(capabilities[name as Capability](actor));
  }
});

function everyHolder(): Holder[] {
  const names = Object.keys(NOTHING) as (keyof typeof NOTHING)[];
  const held = Array.from({ length: 32 }, (_, bits) => can(...names.filter((_name, at) => bits & (1 << at))));
  const switches = featureNames.flatMap((name) => [
    at({ featuresOff: [name] }),
    at({ featuresWithheld: [name] }),
  ]);
  const others = [at({}), ...switches].flatMap((practice) =>
    [chloe.role, doctor].flatMap((role) =>
      [true, false].map((groupAdmin) => ({ ...practice, role, groupAdmin })),
    ),
  );
  return held.flatMap((permissions) => others.map((other) => ({ ...chloe, ...permissions, ...other })));
}

test("every right of the table is explained", () => {
  expect(Object.keys(capabilities).filter((name) => !(ABILITIES as string[]).includes(name))).toEqual([]);
});
