import type { FeatureName } from "@/db/schema/practices";
import { type FeatureSwitches, featureKey } from "./features";
import { type Permission, type Permissions, permissionKey } from "./permissions";

/** What somebody's rights at a practice are made of. */
export type Holder = {
  practice: FeatureSwitches & { name: string };
  permissions: Permissions;
  role: { name: string; maySign: boolean };
  groupAdmin: boolean;
  extensions: string;
  provider: string | null;
};

/** One thing that a right hangs on: how it stands with somebody, and who can change it. */
export type Ground = {
  holds: boolean;
  /** A whole sentence: "It comes with the Admin permission." */
  why: string;
  /** The heading of a refusal for want of it (product.md, section 6). */
  refusal: string;
  /** The Admins of the practice, those who host Chairside, or nobody has to. */
  changer: "admins" | "support" | "nobody";
  /** What they would do, for after their name: "can give this permission". */
  remedy: string;
};

type Judge = (holder: Holder) => Ground;
type Words = Omit<Ground, "holds">;

const judge =
  (
    holds: (holder: Holder) => boolean,
    yes: (holder: Holder) => Words,
    no: (holder: Holder) => Words,
  ): Judge =>
  (holder) =>
    holds(holder) ? { holds: true, ...yes(holder) } : { holds: false, ...no(holder) };

/** What everybody may who can sign in. */
export const always: Judge = () => ({
  ...{ holds: true, why: "Everybody who signs in may.", refusal: "", changer: "nobody", remedy: "" },
});

/** One of the five of the Permissions Key. */
export function permission(name: Permission): Judge {
  const label = permissionKey.find((known) => known.name === name)?.label ?? name;
  const words = { refusal: `You need the ${label} permission`, changer: "admins" } as const;
  return judge(
    ({ permissions }) => permissions[name],
    () => ({ ...words, why: `It comes with the ${label} permission.`, remedy: "can take it away" }),
    () => ({ ...words, why: `It needs the ${label} permission.`, remedy: "can give it" }),
  );
}

/** Which roles may sign, support chooses for each practice. */
export const signingRole = judge(
  ({ role }) => role.maySign,
  ({ role, practice }) =>
    signing(`The role ${role.name} may sign at ${practice.name}.`, "can close it to this role"),
  ({ role, practice }) =>
    signing(`The role ${role.name} may not sign at ${practice.name}.`, "can open it to this role"),
);

function signing(why: string, remedy: string): Words {
  return { why, remedy, refusal: "Your role may not sign here", changer: "support" };
}

/** Withheld by support, or switched off by the practice itself. */
export function feature(name: FeatureName): Judge {
  const label = featureKey.find((known) => known.name === name)?.label ?? name;
  const refusal = `${label} is switched off`;
  return judge(
    ({ practice }) => !practice.featuresWithheld.includes(name) && !practice.featuresOff.includes(name),
    ({ practice }) => ({
      why: `${label} is on at ${practice.name}.`,
      remedy: "can switch it off",
      changer: "admins",
      refusal,
    }),
    ({ practice }) =>
      practice.featuresWithheld.includes(name)
        ? {
            why: `${practice.name} does not have ${label}.`,
            remedy: "can open it",
            changer: "support",
            refusal,
          }
        : {
            why: `${label} is switched off under Settings › Practice.`,
            remedy: "can switch it on",
            changer: "admins",
            refusal,
          },
  );
}

/** Switched on by support, per user (product.md, section 1). */
export const groupAdmin = judge(
  (holder) => holder.groupAdmin,
  () => ofGroup("Group Admin is switched on.", "can switch it off"),
  () => ofGroup("It needs Group Admin, which is switched off.", "can switch Group Admin on"),
);

function ofGroup(why: string, remedy: string): Words {
  return { why, remedy, refusal: "You need to be a Group Admin", changer: "support" };
}

export const extension = judge(
  ({ extensions }) => extensions !== "",
  () => ofUser("A Screen Pop Extension is set.", "can clear it"),
  () => ofUser("It needs a Screen Pop Extension, and none is set.", "can set one"),
);

export const provider = judge(
  (holder) => holder.provider !== null,
  (holder) => ofUser(`The PMS provider ${holder.provider} is connected.`, "can disconnect it"),
  () => ofUser("It needs a PMS provider, and none is connected.", "can connect one"),
);

function ofUser(why: string, remedy: string): Words {
  return { why, remedy, refusal: why, changer: "admins" };
}
