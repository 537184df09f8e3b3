import type { Ids } from "@/tests/properties/two-houses";

type Fields = Record<string, string | string[]>;

const NOTHING = () => ({});

/**
 * What each action of somebody signed in is sent, by its file under app/ and its name: a form it would take, with the house's ids wherever
 * the form has any. A new action must be put here, or below.
 */
export const FORMS: Record<string, (ids: Ids) => Fields | Fields[]> = {
  "(group)/groups/[group]#copySettingsTo": (ids) => ({
    ...{ from: ids.practice, to: [ids.practice], parts: ["roles"], act: "preview", shown: "" },
  }),
  "(group)/groups/[group]#copyMembershipTo": (ids) => ({
    ...{ from: ids.practice, to: [ids.practice], user: ids.user, act: "preview", shown: "" },
  }),
  "(practice)/[practice]/profile#saveProfile": (ids) => ({ name: "Omar", photoStaged: ids.photo }),
  "(practice)/[practice]/profile#signOutThere": NOTHING,
  "(practice)/[practice]/profile#revokeOwn": NOTHING,
  "(practice)/[practice]/settings/access-review#decide": () => ({ decision: "deactivate", remark: "" }),
  "(practice)/[practice]/settings/access-review#keepPage": () => ({ number: ["1", "2"] }),
  "(practice)/[practice]/settings/access-review#sign": () => ({ remark: "", rest: "on" }),
  "(practice)/[practice]/settings/access-review#finish": NOTHING,
  "(practice)/[practice]/settings/devices#approve": () => ({ number: "1234", password: "open wide please" }),
  "(practice)/[practice]/settings/devices#decline": () => ({ secure: "yes" }),
  "(practice)/[practice]/settings/devices#revoke": NOTHING,
  "(practice)/[practice]/settings/devices#revokeAll": NOTHING,
  "(practice)/[practice]/settings/devices#signOutSession": NOTHING,
  "(practice)/[practice]/settings/practice#rename": () => ({ roleName: "Mine now" }),
  "(practice)/[practice]/settings/practice#retire": () => ({ successorId: "" }),
  "(practice)/[practice]/settings/practice#restore": NOTHING,
  "(practice)/[practice]/settings/providers#saveProvider": () => ({
    ...{ externalId: "9", abbreviation: "NINE", name: "Nine", kind: "other", system: "other" },
  }),
  "(practice)/[practice]/settings/providers#retire": NOTHING,
  "(practice)/[practice]/settings/providers#restore": NOTHING,
  "(practice)/[practice]/settings/users#addUser": someoneNew,
  "(practice)/[practice]/settings/users#changeUser": someoneNew,
  "(practice)/[practice]/settings/users#addUserOfGroup": (ids) => [...someoneNew(ids), elsewhere(ids)],
  "(practice)/[practice]/settings/users#changeUserOfGroup": (ids) => [...someoneNew(ids), elsewhere(ids)],
  "(practice)/[practice]/settings/users/[user]#deactivate": (ids) => ({ successorId: ids.user }),
  "(practice)/[practice]/settings/users/[user]#remove": (ids) => ({ successorId: ids.user }),
  "(practice)/[practice]/settings/users/[user]#passwordLink": NOTHING,
  "(practice)/[practice]/settings/users/[user]#reactivate": NOTHING,
  "(practice)/[practice]/settings/users/[user]#restore": NOTHING,
  "(practice)/[practice]/settings/users/[user]#resend": NOTHING,
  "(practice)/[practice]/settings/users/[user]#signOut": NOTHING,
  "(practice)/[practice]/settings/users/[user]/practices#endLogin": (ids) => ({ successorId: ids.user }),
  "(practice)/[practice]/settings/users/[user]/practices#moveHomeTo": (ids) => ({ practiceId: ids.practice }),
  "(practice)/[practice]/settings/users/bulk#preview": (ids): Fields[] => [
    { user: [ids.user], act: "deactivate" },
    { user: [ids.user], act: "role", roleId: ids.role },
    { user: [ids.user], act: "join", join: [ids.practice] },
  ],
  "(practice)/[practice]/settings/users/jobs#begin": NOTHING,
  "(practice)/[practice]/settings/users/jobs#cancel": NOTHING,
  "(support)/support/groups#addGroup": () => ({ name: "Mine" }),
  "(support)/support/groups#saveGroupName": () => ({ name: "Mine now" }),
  "(support)/support/groups#close": () => ({ reason: "because" }),
  "(support)/support/groups#reopen": () => ({ reason: "because" }),
  "(support)/support/practices#addPractice": (ids) => ({ name: "Mine", slug: "mine", group: ids.group }),
  "(support)/support/practices#savePracticeName": () => ({ name: "Mine now" }),
  "(support)/support/practices#close": () => ({ reason: "because" }),
  "(support)/support/practices#reopen": () => ({ reason: "because" }),
  "(support)/support/practices#invite": () => ({ name: "Eve", email: "eve@evil.example", reason: "because" }),
  "(support)/support/practices#saveSigningRoles": (ids) => ({ roles: [ids.role], reason: "because" }),
  "(support)/support/practices#saveFeatures": () => ({ features: ["chat"], reason: "because" }),
  "(support)/support/practices#saveGroupAdmin": () => ({ reason: "because" }),
  "(support)/support/requests#approve": () => ({ number: "1234", password: "open wide please", reason: "x" }),
  "(support)/support/requests#decline": () => ({ secure: "yes", reason: "because" }),
};

const someone = { name: "New", loginKind: "none", roleId: "01a20588-8ff4-7032-98cd-00a85d011ffd" };

/** Each of the house's things by itself: the first that is not the practice's own refuses the whole. */
function someoneNew(ids: Ids): Fields[] {
  return [
    { ...someone, roleId: ids.role },
    { ...someone, providerId: ids.provider },
    { ...someone, photoStaged: ids.photo },
  ];
}

function elsewhere({ practice }: Ids): Fields {
  return { ...someone, otherPractices: "on", [`practice.${practice}`]: "same" };
}

/** These take no id of anything: they write what is the caller's own, or nobody's. Each with the reason. */
export const OWN: Record<string, string> = {
  "(practice)/[practice]#tryMailAgain": "the mails of the practice it was rendered at",
  "(practice)/[practice]/profile#savePassword": "one's own password",
  "(practice)/[practice]/profile#signOutElsewhere": "one's own sessions",
  "(practice)/[practice]/settings/access-review#start": "the practice it was rendered at",
  "(practice)/[practice]/settings/devices#makeCodes": "the practice it was rendered at",
  "(practice)/[practice]/settings/practice#savePractice": "the practice it was rendered at",
  "(practice)/[practice]/settings/practice#saveDeviceRules": "the practice it was rendered at",
  "(practice)/[practice]/settings/practice#saveLogo": "the practice it was rendered at",
  "(practice)/[practice]/settings/practice#deleteLogo": "the practice it was rendered at",
  "(practice)/[practice]/settings/practice#saveFeatures": "the practice it was rendered at",
  "(practice)/[practice]/settings/practice#addNewRole": "the practice it was rendered at",
  "(practice)/[practice]/settings/providers#saveNewProvider": "the practice it was rendered at",
  "(practice)/[practice]/settings/users/import#lookAtFile": "a file, for the practice it was rendered at",
  "_server#staySignedIn": "this browser's session",
  "_server#sessionEnd": "this browser's session",
  "_server#signOutAction": "this browser's session",
};

/** Actions that need no session: the secret of a link, or of the session that waits, is the proof (tests/lock/lock.test.ts). */
export const isPublic = (name: string): boolean => /^\((entry|patient)\)[/#]/.test(name);
