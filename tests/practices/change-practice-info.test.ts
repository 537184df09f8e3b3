import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { sentenceOf } from "@/lib/audit/sentences";
import { changePracticeInfo } from "@/lib/practices/change-practice-info";
import { PracticeChangedError } from "@/lib/practices/practice-changed-error";
import { getPracticeInfo } from "@/lib/practices/queries";
import { createUser } from "@/lib/users/create-user";
import { userInput } from "@/lib/users/input";
import { alsoAt, anAdmin, aPerson, aPractice, becomes, theLogOf, theRole } from "@/tests/support/world";
import { inputOver } from "./practice-input";

async function aPracticeWithItsAdmin() {
  const practice = await aPractice({ name: "Downtown", email: "hello@downtown.example" });
  const admin = await anAdmin("practice.manage", practice, { name: "Ruth Adler" });
  return { practice, admin, info: await getPracticeInfo(admin) };
}

describe("Changing Practice Info", () => {
  test("is kept, counted and told in the log with masked e-mails", async () => {
    const { practice, admin, info } = await aPracticeWithItsAdmin();
    const typed = {
      phone: "(312) 555-0142",
      email: "front@downtown.example",
      idleMinutes: "15",
      sessionHours: "48",
    };
    expect(await changePracticeInfo(admin, inputOver(info, typed))).toBe(true);
    const kept = {
      phone: "+13125550142",
      email: "front@downtown.example",
      idleMinutes: 15,
      sessionHours: 48,
    };
    expect(await getPracticeInfo(admin)).toMatchObject({ ...kept, version: info.version + 1 });
    const entry = (await theLogOf(practice)).at(-1);
    expect(entry).toMatchObject({
      event: "practice.changed",
      before: { Phone: "", Email: "h…@downtown.example", "Longest session": "12 hours" },
      after: { Phone: "(312) 555-0142", Email: "f…@downtown.example", "Longest session": "2 days" },
    });
    expect(entry && sentenceOf({ ...entry, practice: "Downtown" })).toContain(
      "set their phone to (312) 555-0142",
    );
  });

  test("another time zone moves the moment at which somebody's last day is over, of its own people alone", async () => {
    const { practice, admin, info } = await aPracticeWithItsAdmin();
    const harbor = await aPractice({ groupId: practice.groupId });
    const temp = await aPerson({ at: practice });
    const guest = await aPerson({ at: harbor });
    await alsoAt(guest, practice);
    const until = { accessEndsOn: "2031-03-04", accessEndsAt: new Date("2031-03-05T05:00:00Z") };
    for (const person of [temp, guest]) await becomes(person, until);
    expect(info.timeZone).toBe("America/New_York");
    await changePracticeInfo(admin, inputOver(info, { timeZone: "America/Chicago" }));
    const endOf = async ({ id }: { id: string }) =>
      (await db.select({ at: users.accessEndsAt }).from(users).where(eq(users.id, id)))[0]?.at;
    expect(await endOf(temp)).toEqual(new Date("2031-03-05T06:00:00Z"));
    expect(await endOf(guest)).toEqual(until.accessEndsAt);
  });

  test("with nothing new writes nothing", async () => {
    const { practice, admin, info } = await aPracticeWithItsAdmin();
    const before = (await theLogOf(practice)).length;
    expect(await changePracticeInfo(admin, inputOver(info))).toBe(false);
    expect(await theLogOf(practice)).toHaveLength(before);
  });

  test("from an older page is refused and shows what was saved in between", async () => {
    const { admin, info } = await aPracticeWithItsAdmin();
    await changePracticeInfo(admin, inputOver(info, { address: "12 Main Street" }));
    const second = changePracticeInfo(admin, inputOver(info, { name: "Downtown Dental" }));
    await expect(second).rejects.toBeInstanceOf(PracticeChangedError);
    const conflict = (await second.catch((error) => error)) as PracticeChangedError;
    expect(conflict.version).toBe(info.version + 1);
    expect(conflict.differences).toEqual([
      { field: "name", label: "Name", saved: "Downtown", yours: "Downtown Dental" },
      { field: "address", label: "Address", saved: "12 Main Street", yours: "" },
    ]);
    expect(await getPracticeInfo(admin)).toMatchObject({ name: "Downtown", address: "12 Main Street" });
  });

  test("of two Admins at the same moment lets one save and shows it to the other", async () => {
    const { admin, info } = await aPracticeWithItsAdmin();
    const both = await Promise.allSettled([
      changePracticeInfo(admin, inputOver(info, { address: "12 Main Street" })),
      changePracticeInfo(admin, inputOver(info, { address: "13 Main Street" })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("never touches another practice", async () => {
    const { admin, info } = await aPracticeWithItsAdmin();
    const neighbour = await anAdmin("practice.manage", await aPractice({ name: "Harbor" }));
    const before = await getPracticeInfo(neighbour);
    await changePracticeInfo(admin, inputOver(info, { name: "Downtown Dental" }));
    expect(await getPracticeInfo(neighbour)).toEqual(before);
  });
});

describe("The e-mail of Practice Info", () => {
  const taken = async (given: {
    admin: Awaited<ReturnType<typeof anAdmin<"practice.manage">>>;
    email: string;
  }) =>
    changePracticeInfo(given.admin, inputOver(await getPracticeInfo(given.admin), { email: given.email }));

  test("can't be one that a user signs in with, whatever the case; the error names the user", async () => {
    const { practice, admin } = await aPracticeWithItsAdmin();
    await aPerson({ at: practice, name: "Chloe Park", login: "chloe@brightsmiles.example" });
    await expect(taken({ admin, email: "CHLOE@brightsmiles.example" })).rejects.toMatchObject({
      field: "email",
      message: expect.stringContaining("Chloe Park signs in with this e-mail."),
    });
    expect(await getPracticeInfo(admin)).toMatchObject({ email: "hello@downtown.example" });
  });

  test("can't be the contact e-mail beside an e-mail login", async () => {
    const { practice, admin } = await aPracticeWithItsAdmin();
    await aPerson({ at: practice, name: "Chloe Park", contactEmail: "desk@brightsmiles.example" });
    await expect(taken({ admin, email: "desk@brightsmiles.example" })).rejects.toMatchObject({
      field: "email",
      message: expect.stringContaining("Chloe Park gets e-mail updates at this e-mail."),
    });
  });

  test("may be the contact e-mail beside a username login", async () => {
    const { practice, admin } = await aPracticeWithItsAdmin();
    const login = `ben.${practice.slug}`;
    await aPerson({ at: practice, loginKind: "username", login, contactEmail: "desk@smiles.example" });
    expect(await taken({ admin, email: "desk@smiles.example" })).toBe(true);
  });

  test("can't be that of somebody whose home is elsewhere and who can log in here, and may be a stranger's", async () => {
    const { practice, admin } = await aPracticeWithItsAdmin();
    const harbor = await aPractice({ groupId: practice.groupId });
    const guest = await aPerson({ at: harbor, name: "Grace Lindqvist", login: "grace@brightsmiles.example" });
    await aPerson({ at: harbor, login: "stranger@brightsmiles.example" });
    await alsoAt(guest, practice);
    await expect(taken({ admin, email: "grace@brightsmiles.example" })).rejects.toMatchObject({
      field: "email",
    });
    expect(await taken({ admin, email: "stranger@brightsmiles.example" })).toBe(true);
  });

  test.each(["deactivated", "deleted"] as const)(
    "can't be that of somebody %s, who could come back",
    async (status) => {
      const { practice, admin } = await aPracticeWithItsAdmin();
      await aPerson({ at: practice, name: "Tess Vane", login: `tess-${status}@smiles.example`, status });
      await expect(taken({ admin, email: `tess-${status}@smiles.example` })).rejects.toMatchObject({
        field: "email",
        message: expect.stringContaining("Tess Vane"),
      });
    },
  );

  test("and a new user's login never meet in the same e-mail, whoever is quicker", async () => {
    const { practice, admin, info } = await aPracticeWithItsAdmin();
    const manager = await anAdmin("users.manage", practice);
    const email = "both@brightsmiles.example";
    const roleId = await theRole(practice, "front-office");
    const person = userInput.parse({ name: "New Person", loginKind: "email", email, roleId });
    const both = await Promise.allSettled([
      createUser(manager, person),
      changePracticeInfo(admin, inputOver(info, { email })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ field: "email" });
  });
});
