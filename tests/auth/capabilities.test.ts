import { expect, test } from "vitest";
import type { FeatureName } from "@/db/schema/practices";
import type { StaffActor } from "@/lib/auth/actor";
import { authorize, may } from "@/lib/auth/authorize";
import { type Capability, capabilities } from "@/lib/auth/capabilities";
import { type Permission, permissionKey } from "@/lib/auth/permissions";
import { ForbiddenError } from "@/lib/errors";

type Given = { groupAdmin?: boolean; roleMaySign?: boolean; off?: FeatureName[]; withheld?: FeatureName[] };

function holding(
  permissions: Permission[],
  { groupAdmin = false, roleMaySign = false, off = [], withheld = [] }: Given = {},
): StaffActor {
  const held = Object.fromEntries(permissionKey.map(({ name }) => [name, permissions.includes(name)]));
  const practice = { featuresOff: off, featuresWithheld: withheld };
  return { permissions: held, groupAdmin, roleMaySign, practice } as unknown as StaffActor;
}

function opens(actor: StaffActor): string[] {
  return (Object.keys(capabilities) as Capability[]).filter((capability) => may(actor, capability)).sort();
}

const EVERYBODY = ["profile.manage"];
const ADMIN = [
  "audit.read",
  "billing.view",
  "logins.decide",
  "practice.manage",
  "providers.manage",
  "users.manage",
];

// The Permissions Key of product.md, section 6.
test.each([
  ["no permission", [], {}, EVERYBODY],
  ["Show in the App", ["showInApp"], {}, EVERYBODY],
  ["Admin", ["admin"], {}, [...ADMIN, ...EVERYBODY]],
  ["Chat User", ["chatUser"], {}, ["chat.use", ...EVERYBODY]],
  ["Chat User where chat is off", ["chatUser"], { off: ["chat"] }, EVERYBODY],
  ["Chat User where support withholds chat", ["chatUser"], { withheld: ["chat"] }, EVERYBODY],
  ["Default Doctor", ["defaultDoctor"], {}, EVERYBODY],
  ["Can Sign Forms in a role that may not sign", ["canSignForms"], {}, EVERYBODY],
  [
    "Can Sign Forms in a role that may sign",
    ["canSignForms"],
    { roleMaySign: true },
    ["forms.sign", ...EVERYBODY],
  ],
  [
    "Can Sign Forms in a role that may sign, where forms are off",
    ["canSignForms"],
    { roleMaySign: true, off: ["forms"] },
    EVERYBODY,
  ],
  ["a role that may sign alone", [], { roleMaySign: true }, EVERYBODY],
  ["Group Admin without Admin here", [], { groupAdmin: true }, EVERYBODY],
  ["Group Admin with Admin here", ["admin"], { groupAdmin: true }, [...ADMIN, "group.manage", ...EVERYBODY]],
] satisfies [string, Permission[], Given, string[]][])(
  "%s opens exactly what the Permissions Key says",
  (_, permissions, given, opened) => {
    expect(opens(holding([...permissions], given))).toEqual([...opened].sort());
  },
);

test("without the right there is no authorised actor", () => {
  expect(() => authorize(holding([]), "users.manage")).toThrow(ForbiddenError);
  expect(authorize(holding(["admin"]), "users.manage")).toBeDefined();
});

test("the Key has its five permissions, in its order, each with a bit of its own", () => {
  expect(permissionKey.map(({ label }) => label)).toEqual([
    "Show in the App",
    "Admin",
    "Chat User",
    "Default Doctor",
    "Can Sign Forms",
  ]);
  expect(permissionKey.map(({ bit }) => bit)).toEqual([1, 2, 4, 8, 16]);
});
