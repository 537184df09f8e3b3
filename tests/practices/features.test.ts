import { expect, test } from "vitest";
import { featureKey, isOn } from "@/lib/auth/features";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { StaleError } from "@/lib/errors";
import { changeFeatures, versionOf } from "@/lib/practices/change-features";
import { featuresFollow } from "@/lib/practices/features-in-words";
import { featuresInput } from "@/lib/practices/features-input";
import { anAdmin, aPerson, aPractice, sessionOf, theLogOf, theRowOf, turns } from "@/tests/support/world";

const ALL = featureKey.map(({ name }) => name);
const without = (...names: string[]) => ALL.filter((name) => !names.includes(name));

test("what is switched off ends at the next request, for everybody, and is told", async () => {
  const practice = await aPractice({ name: "Downtown" });
  const admin = await anAdmin("practice.manage", practice);
  const session = await sessionOf(await aPerson({ at: practice }));
  const chatIsOn = async () => {
    const actor = staffActor(await readSession(session, practice.slug));
    return actor !== undefined && isOn(actor.practice, "chat");
  };
  expect(await chatIsOn()).toBe(true);
  const changed = await changeFeatures(admin, { on: without("chat", "forms"), version: "" });
  expect(changed).toEqual({ on: [], off: ["forms", "chat"] });
  expect(await chatIsOn()).toBe(false);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: expect.any(String) });
  expect((await theLogOf(practice)).filter(({ event }) => event === "practice.changed")).toMatchObject([
    { before: { Forms: true, Chat: true }, after: { Forms: false, Chat: false } },
  ]);
  expect(await changeFeatures(admin, { on: without("forms"), version: "chat forms" })).toEqual({
    on: ["chat"],
    off: [],
  });
  expect(await chatIsOn()).toBe(true);
});

test("the same again is no change", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  expect(await changeFeatures(admin, { on: ALL, version: "old" })).toBeUndefined();
});

test("what support withholds stays withheld, whatever is sent, and what was switched off of it stays so too", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  await turns(practice, { featuresWithheld: ["chat", "reviews"], featuresOff: ["chat"] });
  expect(await changeFeatures(admin, { on: ALL, version: "chat" })).toBeUndefined();
  await changeFeatures(admin, { on: without("chat", "reviews", "forms"), version: "chat" });
  expect(await theRowOf(practice)).toMatchObject({
    featuresWithheld: ["chat", "reviews"],
    featuresOff: ["chat", "forms"],
  });
});

test("two Admins on one page: the second is shown what the first saved", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  await turns(practice, { featuresWithheld: ["reviews"] });
  const version = versionOf(await theRowOf(practice));
  await changeFeatures(admin, { on: without("chat", "reviews"), version });
  const second = changeFeatures(admin, { on: without("forms", "reviews"), version });
  await expect(second).rejects.toThrow(StaleError);
  await expect(second).rejects.toMatchObject({
    version: "chat",
    differences: [
      { label: "Forms", saved: "on", yours: "off" },
      { label: "Chat", saved: "off", yours: "on" },
    ],
  });
});

test("saving says what follows", () => {
  expect(featuresFollow({ on: ["reviews"], off: ["chat"] })).toEqual([
    "Review requests: on again, as it was.",
    "Nobody can open Chat here; the permission Chat User has no effect until it is on again.",
  ]);
});

test("a feature nobody knows is refused", () => {
  expect(featuresInput.safeParse({ on: ["teleport"], version: "" }).success).toBe(false);
  expect(featuresInput.parse({ version: "" })).toEqual({ on: [], version: "" });
});
