import { describe, expect, test } from "vitest";
import { ConflictError, NotFoundError } from "@/lib/errors";
import { addProvider } from "@/lib/providers/add-provider";
import { changeProvider } from "@/lib/providers/change-provider";
import { type ProviderInput, providerInput } from "@/lib/providers/input";
import { findProvider, listProviders, listRetiredProviders } from "@/lib/providers/queries";
import { restoreProvider } from "@/lib/providers/restore-provider";
import { retireProvider } from "@/lib/providers/retire-provider";
import { anAdmin, aPerson, aPractice, theLogOf } from "@/tests/support/world";

const moreno: ProviderInput = {
  externalId: "1042",
  abbreviation: "MOREN1",
  name: "Ada Moreno",
  kind: "doctor",
  system: "open_dental",
};

async function aList() {
  const practice = await aPractice();
  const admin = await anAdmin("providers.manage", practice, { name: "Ruth Adler" });
  return { practice, admin };
}

describe("Adding a PMS provider", () => {
  test("puts it on the list, connected to nobody, with a line in the log", async () => {
    const { practice, admin } = await aList();
    const id = await addProvider(admin, moreno);
    expect(await listProviders(admin)).toEqual([{ id, ...moreno, retiredAt: null, connectedTo: null }]);
    expect((await theLogOf(practice)).at(-1)).toMatchObject({
      event: "provider.created",
      subjectName: "Ada Moreno",
      after: { "External ID": "1042", Abbreviation: "MOREN1", Kind: "Doctor", System: "Open Dental" },
    });
  });

  test("with an id that another has is refused, whatever the case, and names that one", async () => {
    const { practice, admin } = await aList();
    await addProvider(admin, { ...moreno, externalId: "ab-1" });
    const before = (await theLogOf(practice)).length;
    await expect(addProvider(admin, { ...moreno, externalId: "AB-1" })).rejects.toMatchObject({
      field: "externalId",
      message: expect.stringContaining("Ada Moreno (MOREN1) has this id already."),
    });
    expect(await theLogOf(practice)).toHaveLength(before);
    expect(await listProviders(admin)).toHaveLength(1);
  });

  test("with the id of a retired one says to restore that one", async () => {
    const { admin } = await aList();
    await retireProvider(admin, await addProvider(admin, moreno));
    await expect(addProvider(admin, moreno)).rejects.toMatchObject({
      field: "externalId",
      message: expect.stringContaining("was retired. Restore that provider"),
    });
  });

  test("twice at the same moment adds one", async () => {
    const { admin } = await aList();
    const both = await Promise.allSettled([addProvider(admin, moreno), addProvider(admin, moreno)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ field: "externalId" });
  });

  test("with an id of another practice's provider is no clash", async () => {
    await addProvider((await aList()).admin, moreno);
    const { admin } = await aList();
    await addProvider(admin, moreno);
    expect(await listProviders(admin)).toHaveLength(1);
  });

  test.each([
    ["externalId", ""],
    ["externalId", "x".repeat(65)],
    ["abbreviation", "   "],
    ["name", "Ada\u202Eoneroma"],
    ["name", "a\u0000b"],
    ["kind", "admin"],
    ["system", "paper"],
  ])("refuses %s %j", (field, value) => {
    const checked = providerInput.safeParse({ ...moreno, [field]: value });
    expect(checked.error?.issues[0]?.path).toEqual([field]);
  });
});

describe("Changing a PMS provider", () => {
  test("is kept and told in the log as what differs", async () => {
    const { practice, admin } = await aList();
    const id = await addProvider(admin, moreno);
    await changeProvider(admin, id, { ...moreno, abbreviation: "MOREN2" });
    expect(await findProvider(admin, id)).toMatchObject({ abbreviation: "MOREN2" });
    const facts = { before: { Abbreviation: "MOREN1" }, after: { Abbreviation: "MOREN2" } };
    expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "provider.changed", ...facts });
  });

  test("with nothing new writes nothing, and its own id is no clash", async () => {
    const { practice, admin } = await aList();
    const id = await addProvider(admin, { ...moreno, externalId: "ab" });
    const before = (await theLogOf(practice)).length;
    await changeProvider(admin, id, { ...moreno, externalId: "ab" });
    expect(await theLogOf(practice)).toHaveLength(before);
    await changeProvider(admin, id, { ...moreno, externalId: "AB" });
    expect(await findProvider(admin, id)).toMatchObject({ externalId: "AB" });
  });

  test("to an id that another has is refused", async () => {
    const { admin } = await aList();
    await addProvider(admin, moreno);
    const id = await addProvider(admin, { ...moreno, externalId: "7" });
    await expect(changeProvider(admin, id, moreno)).rejects.toMatchObject({ field: "externalId" });
  });

  test("of another practice finds nothing", async () => {
    const id = await addProvider((await aList()).admin, moreno);
    const { admin } = await aList();
    expect(await findProvider(admin, id)).toBeUndefined();
    await expect(changeProvider(admin, id, { ...moreno, name: "X" })).rejects.toBeInstanceOf(NotFoundError);
    await expect(retireProvider(admin, id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(restoreProvider(admin, id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(changeProvider(admin, "nonsense", moreno)).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe("Retiring a PMS provider", () => {
  test("takes it from the list until it is restored", async () => {
    const { practice, admin } = await aList();
    const id = await addProvider(admin, moreno);
    await retireProvider(admin, id);
    expect(await listProviders(admin)).toEqual([]);
    expect(await listRetiredProviders(admin)).toMatchObject([{ id }]);
    await restoreProvider(admin, id);
    expect(await listProviders(admin)).toMatchObject([{ id }]);
    const events = (await theLogOf(practice)).slice(-2).map(({ event }) => event);
    expect(events).toEqual(["provider.retired", "provider.restored"]);
  });

  test("is refused while a user is connected, and names the user", async () => {
    const { practice, admin } = await aList();
    const id = await addProvider(admin, moreno);
    const ada = await aPerson({ at: practice, name: "Dr. Ada Moreno", providerId: id });
    expect(await listProviders(admin)).toMatchObject([
      { connectedTo: { userId: ada.id, name: "Dr. Ada Moreno" } },
    ]);
    await expect(retireProvider(admin, id)).rejects.toThrow("Dr. Ada Moreno is connected to Ada Moreno.");
    expect(await listProviders(admin)).toHaveLength(1);
  });

  test("that a deleted user had is not held up by them", async () => {
    const { practice, admin } = await aList();
    const id = await addProvider(admin, moreno);
    await aPerson({ at: practice, providerId: id, status: "deleted" });
    await retireProvider(admin, id);
    expect(await listRetiredProviders(admin)).toMatchObject([{ id, connectedTo: null }]);
  });

  test("twice is refused the second time, and so is restoring", async () => {
    const { admin } = await aList();
    const id = await addProvider(admin, moreno);
    await expect(restoreProvider(admin, id)).rejects.toBeInstanceOf(ConflictError);
    await retireProvider(admin, id);
    await expect(retireProvider(admin, id)).rejects.toBeInstanceOf(ConflictError);
  });
});
