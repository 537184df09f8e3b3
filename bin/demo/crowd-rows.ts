import type { devices, deviceUsers } from "@/db/schema/devices";
import type { memberships } from "@/db/schema/memberships";
import type { users } from "@/db/schema/users";
import { hashSecret } from "@/lib/auth/secrets";
import { DAY, MINUTE } from "@/lib/clock";
import { deviceLabel } from "@/lib/devices/device-label";
import type { PracticeRow } from "@/lib/practices/add-practice";
import type { StandardRole } from "@/lib/practices/standard-roles";
import { personColumns, publicNameColumns } from "@/lib/users/add-person";
import { userAgents } from "./cast/member";
import { firstNames, lastNames } from "./names";

export type CrowdSetting = {
  practice: Pick<PracticeRow, "id" | "number" | "groupId" | "name">;
  roles: Map<string, string>;
  passwordHash: string;
  now: Date;
};

type CrowdRows = {
  users: (typeof users.$inferInsert)[];
  memberships: (typeof memberships.$inferInsert)[];
  devices: (typeof devices.$inferInsert)[];
  deviceUsers: (typeof deviceUsers.$inferInsert)[];
};

/** The rows of the crowd from one index up to another, the same at every run. `number`: the last one given out at the practice. */
export function crowdRows(setting: CrowdSetting, from: number, to: number, number: number): CrowdRows {
  const rows: CrowdRows = { users: [], memberships: [], devices: [], deviceUsers: [] };
  for (let index = from; index < to; index++) {
    const user = userRow(setting, index);
    rows.users.push(user);
    rows.memberships.push(membershipRow(setting, user, index, number + 1 + index - from));
    if (user.lastSignInAt) addDevice(rows, user, user.lastSignInAt, index);
  }
  return rows;
}

/** An id that tells the practice and the index: a UUIDv7 whose last twelve digits count. */
export function crowdId({ number }: { number: number }, index: number): string {
  return `01980000-0000-7000-8000-${(number * 2 ** 31 + index).toString(16).padStart(12, "0")}`;
}

function userRow({ practice, passwordHash, now }: CrowdSetting, index: number) {
  const name = `${pick(firstNames, index, 1)} ${lastNameOf(index)}`;
  const { loginKind, login, contactEmail } = loginOf(name, practice, index);
  const status = loginKind === "none" ? "active" : statusOf(index);
  const signedIn = status !== "invited" && loginKind !== "none" && among(index, 2, 10) > 0;
  return {
    id: crowdId(practice, index),
    groupId: practice.groupId,
    homePracticeId: practice.id,
    ...personColumns({ name, loginKind, login, contactEmail }),
    passwordHash: status === "invited" || loginKind === "none" ? null : passwordHash,
    status,
    accessEndsOn: null,
    lastSignInAt: signedIn ? new Date(now.getTime() - (5 + among(index, 3, 60 * 24 * 120)) * MINUTE) : null,
    createdAt: new Date(now.getTime() - (121 + among(index, 4, 700)) * DAY),
  } as const;
}

function lastNameOf(index: number): string {
  const last = pick(lastNames, index, 5);
  return among(index, 6, 12) === 0 ? `${last}-${pick(lastNames, index, 7)}` : last;
}

function loginOf(name: string, { number }: { number: number }, index: number) {
  const plain = name
    .normalize("NFKD")
    .replace(/ı/g, "i")
    .replace(/[^A-Za-z ]/g, "")
    .toLowerCase()
    .replace(/ /g, ".");
  const one = `${plain}.${number}.${index + 1}`;
  const kind = among(index, 8, 50);
  if (kind === 0) return { loginKind: "none" as const, login: null, contactEmail: null };
  if (kind > 5) return { loginKind: "email" as const, login: `${one}@staff.example`, contactEmail: null };
  const username = one.slice(-64).replace(/^[^a-z]+/, "");
  return {
    loginKind: "username" as const,
    login: username,
    contactEmail: kind > 2 ? `${one}@mail.example` : null,
  };
}

function statusOf(index: number): "active" | "invited" | "deactivated" {
  const part = among(index, 9, 100);
  if (part < 5) return "invited";
  return part < 10 ? "deactivated" : "active";
}

const roleShares: [StandardRole, number][] = [
  ["doctor", 14],
  ["hygienist", 18],
  ["dental-assistant", 26],
  ["front-office", 22],
  ["office-manager", 4],
  ["treatment-coordinator", 6],
  ["billing", 6],
  ["other", 4],
];
const shared = roleShares.flatMap(([role, share]) => Array<StandardRole>(share).fill(role));

function membershipRow(
  { practice, roles }: CrowdSetting,
  user: { id: string; name: string },
  index: number,
  number: number,
) {
  const role = pick(shared, index, 10);
  const doctor = role === "doctor";
  return {
    id: user.id,
    number,
    userId: user.id,
    practiceId: practice.id,
    groupId: practice.groupId,
    roleId: roles.get(role) as string,
    ...publicNameColumns(doctor ? `Dr. ${user.name.split(" ").slice(1).join(" ")}` : null),
    extensions: role === "front-office" ? String(1000 + among(index, 11, 9000)) : "",
    showInApp: (doctor || role === "hygienist") && among(index, 12, 3) > 0,
    admin: role === "office-manager" && among(index, 13, 2) > 0,
    chatUser: ["front-office", "treatment-coordinator"].includes(role) && among(index, 14, 4) > 0,
    canSignForms: doctor && among(index, 15, 5) > 0,
    isHome: true,
    createdAt: new Date(),
  };
}

const browsers = Object.values(userAgents).map(deviceLabel);

function addDevice(rows: CrowdRows, { id }: { id: string }, seen: Date, index: number): void {
  rows.devices.push({
    id,
    secretHash: hashSecret(`nobody holds this one: ${id}`),
    kind: "browser",
    label: pick(browsers, index, 16),
    createdAt: seen,
  });
  rows.deviceUsers.push({
    deviceId: id,
    userId: id,
    firstSeenAt: seen,
    lastSeenAt: seen,
    lastAddress: "198.51.100.17",
  });
}

function pick<T>(from: readonly T[], index: number, salt: number): T {
  return from[among(index, salt, from.length)] as T;
}

/** A number below `count` that only the index and the salt decide (a 32-bit mix after MurmurHash3). */
function among(index: number, salt: number, count: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % count;
}
