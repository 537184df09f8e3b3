import { groups } from "@/db/schema/groups";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { now } from "@/lib/clock";

// A server of its own, for kill.test.ts to end in the middle: one save after the other, each told once it is acknowledged.
for (let number = 1; ; number++) {
  const id = await change(system("kill test"), "group.created", async (tx, about) => {
    const [group] = await tx
      .insert(groups)
      .values({ name: `Group ${number}`, createdAt: now() })
      .returning();
    about({ kind: "group", id: group?.id ?? null, name: `Group ${number}` });
    return group?.id ?? "";
  });
  process.stdout.write(`${id}\n`);
}
