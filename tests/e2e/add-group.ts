import { readFileSync, writeFileSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { newId } from "@/db";
import { disconnect } from "@/db/connection";
import { deviceUsers } from "@/db/schema/devices";
import { groups } from "@/db/schema/groups";
import { positionRoles } from "@/db/schema/position-roles";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { hashPassword } from "@/lib/auth/password-hash";
import { now } from "@/lib/clock";
import { newDevice } from "@/lib/devices/held-device";
import { trustPair } from "@/lib/devices/open-active";
import { addPractice } from "@/lib/practices/add-practice";
import { standardRoles } from "@/lib/practices/standard-roles";
import { addMembership, addPerson } from "@/lib/users/add-person";

/**
 * Beside the demo, on its data: a group of so many practices whose Group Admin is at each of them, and trusted on a device. Arguments: the
 * file of the secrets, the login, how many.
 */
const [file = "", login = "", many = "3"] = process.argv.slice(2);
const name = login.split("@")[0] ?? "";
const passwordHash = await hashPassword("open wide please");

await change(system("stories"), "group.created", async (tx, about) => {
  const groupId = newId();
  await tx.insert(groups).values({ id: groupId, name: `${name} Dental Partners`, createdAt: now() });
  about({ kind: "group", id: groupId, name });
  const secrets: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  let userId = "";
  for (let number = 1; number <= Number(many); number++) {
    const digits = String(number).padStart(3, "0");
    const practice = await addPractice(tx, {
      groupId,
      slug: `${name}-${digits}`,
      name: `${placeOf(number)} ${digits}`,
      timeZone: "America/Chicago",
    });
    if (number === 1) {
      const person = await addPerson(tx, {
        groupId,
        homePracticeId: practice.id,
        name: `Mona ${name}`,
        loginKind: "email",
        login,
        contactEmail: null,
        passwordHash,
        status: "active",
        groupAdmin: true,
      });
      userId = person.id;
      const device = await newDevice(tx, { userAgent: "stories", address: "127.0.0.1" });
      const seen = { firstSeenAt: now(), lastSeenAt: now(), lastAddress: "127.0.0.1" };
      await tx.insert(deviceUsers).values({ deviceId: device.id, userId, practiceId: practice.id, ...seen });
      await trustPair(tx, device.id, userId, "the stories");
      secrets[login] = device.secret;
    }
    const [role] = await tx
      .select({ id: positionRoles.id })
      .from(positionRoles)
      .where(and(eq(positionRoles.practiceId, practice.id), eq(positionRoles.key, standardRoles[4].key)));
    await addMembership(tx, practice, { userId, roleId: role?.id ?? "", isHome: number === 1, admin: true });
    if (number > 1) continue;
    const colleague = await addPerson(tx, {
      groupId,
      homePracticeId: practice.id,
      name: `Pat ${name}`,
      loginKind: "username",
      login: `pat.${name}`,
      contactEmail: null,
      passwordHash,
      status: "active",
    });
    const held = { isHome: true, chatUser: true };
    await addMembership(tx, practice, { userId: colleague.id, roleId: role?.id ?? "", ...held });
  }
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
});
await disconnect();

function placeOf(number: number): string {
  const places = [
    "Maple Street",
    "Harborview",
    "Northgate",
    "Old Mill",
    "Cedar Park",
    "Lakeshore",
    "Union Square",
  ];
  return places[number % places.length] ?? "";
}
