import { writeFileSync } from "node:fs";
import { and, eq, isNotNull } from "drizzle-orm";
import { db } from "@/db";
import { disconnect } from "@/db/connection";
import { deviceUsers } from "@/db/schema/devices";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { newDevice } from "@/lib/devices/held-device";
import { subjectOf, trustPair } from "@/lib/devices/open-active";

/** Gives each of the demo's people a browser that is trusted, and writes their secrets to the file named: beside the server, on its data. */
const file = process.argv[2];
if (!file) throw new Error("Name the file for the secrets.");

const userAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0";
const address = "127.0.0.1";
const people = await db
  .select({ id: users.id, name: users.name, login: users.login, practiceId: users.homePracticeId })
  .from(users)
  .where(and(eq(users.status, "active"), isNotNull(users.passwordHash)));
const secrets = await change(system("stories"), "device.trusted", async (tx, about) => {
  const given: Record<string, string> = {};
  for (const person of people) {
    const device = await newDevice(tx, { userAgent, address });
    const seen = { firstSeenAt: now(), lastSeenAt: now(), lastAddress: address };
    const { id: userId, practiceId, login } = person;
    await tx.insert(deviceUsers).values({ deviceId: device.id, userId, practiceId, ...seen });
    await trustPair(tx, device.id, userId, "the stories");
    about(subjectOf(person), { after: { Device: device.label, By: "the stories" } });
    given[login ?? userId] = device.secret;
  }
  return given;
});
await disconnect();
writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
