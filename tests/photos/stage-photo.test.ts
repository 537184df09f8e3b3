import sharp from "sharp";
import { expect, test } from "vitest";
import { change } from "@/lib/audit/change";
import { findPhoto } from "@/lib/photos/find-photo";
import { savePhoto } from "@/lib/photos/save-photo";
import { squarePhoto, stagePhoto } from "@/lib/photos/stage-photo";
import { decompressionBomb, pdf, phonePhoto, picture, plainPicture } from "@/tests/support/sample-photos";
import { alsoAt, anAdmin, aPerson, aPractice, signedIn, theLogOf } from "@/tests/support/world";

const jpeg = (width = 600, height = 400) => picture(width, height).jpeg().toBuffer();
const sizeOf = async (bytes: Buffer | undefined) => {
  const { width, height, format } = await sharp(bytes).metadata();
  return { width, height, format };
};

async function saved(admin: Awaited<ReturnType<typeof anAdmin>>, photoId: string): Promise<string> {
  return change(admin, "user.changed", async (tx, about) => {
    about({ kind: "user", id: admin.userId, name: admin.name, practiceId: admin.practice.id });
    return savePhoto(tx, admin, photoId);
  });
}

test("an upload is kept whole and upright, without metadata, so that it can be cropped", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  const upload = await stagePhoto(admin, await phonePhoto(6));
  const whole = await findPhoto(admin, upload, "large");
  expect(await sizeOf(whole)).toEqual({ width: 400, height: 600, format: "webp" });
  expect((await sharp(whole).metadata()).exif).toBeUndefined();
  expect(await sizeOf(await findPhoto(admin, upload, "small"))).toEqual({
    width: 96,
    height: 96,
    format: "webp",
  });
});

test("a large upload is kept with at most 2,048 pixels a side", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  const upload = await stagePhoto(admin, await jpeg(3000, 2000));
  expect(await sizeOf(await findPhoto(admin, upload, "large"))).toEqual({
    width: 2048,
    height: 1365,
    format: "webp",
  });
});

test("the square is cut where it was drawn, and the upload can be cut again", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  const upload = await stagePhoto(admin, await jpeg());
  const left = await squarePhoto(admin, upload, { x: 0, y: 0, size: 150 });
  const right = await squarePhoto(admin, upload, { x: 400, y: 0, size: 150 });
  expect(await meanOf(await findPhoto(admin, left, "large"))).toEqual("blue");
  expect(await meanOf(await findPhoto(admin, right, "large"))).toEqual("red");
  expect(await sizeOf(await findPhoto(admin, left, "large"))).toMatchObject({ width: 512, height: 512 });
});

test("what is no usable picture is refused and leaves nothing", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  await expect(stagePhoto(admin, pdf())).rejects.toThrow("Use a JPEG, PNG or WebP picture.");
  await expect(stagePhoto(admin, decompressionBomb())).rejects.toThrow("50 megapixels");
  await expect(stagePhoto(admin, Buffer.alloc(8 * 1024 * 1024 + 1))).rejects.toThrow("over 8 MB");
});

test("a picture of one pixel, and one of a single long line, are kept and squared", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  for (const [width, height] of [
    [1, 1],
    [1, 5000],
  ] as const) {
    const upload = await stagePhoto(admin, await plainPicture(width, height).png().toBuffer());
    const photo = await squarePhoto(admin, upload, { x: 0, y: 0, size: 1 });
    expect(await sizeOf(await findPhoto(admin, photo, "large"))).toMatchObject({ width: 512, height: 512 });
  }
});

test("an upload is seen and saved by nobody but who uploaded it, at that practice", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  const colleague = await anAdmin("users.manage", practice);
  const elsewhere = await aPractice({ groupId: practice.groupId });
  const upload = await stagePhoto(admin, await jpeg());
  const there = await anAdmin("users.manage", elsewhere);
  expect(await findPhoto(colleague, upload, "large")).toBeUndefined();
  expect(await findPhoto(there, upload, "large")).toBeUndefined();
  await expect(squarePhoto(colleague, upload)).rejects.toThrow("no longer here");
  await expect(saved(colleague, upload)).rejects.toThrow("no longer here");
  await expect(saved(there, upload)).rejects.toThrow("no longer here");
});

test("somebody at two practices can't carry an upload from one to the other", async () => {
  const practice = await aPractice();
  const elsewhere = await aPractice({ groupId: practice.groupId });
  const person = await aPerson({ at: practice });
  await alsoAt(person, elsewhere);
  const upload = await stagePhoto(await signedIn(person, practice), await jpeg());
  const there = await signedIn(person, elsewhere);
  expect(await findPhoto(there, upload, "large")).toBeUndefined();
  await expect(squarePhoto(there, upload)).rejects.toThrow("no longer here");
});

test("a saved photo is seen by its practice's members and by no other practice's", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  const photo = await saved(admin, await squarePhoto(admin, await stagePhoto(admin, await jpeg())));
  const member = await signedIn(await aPerson({ at: practice }), practice);
  expect(await findPhoto(member, photo, "small")).toBeInstanceOf(Buffer);
  expect(await findPhoto(await anAdmin("users.manage", await aPractice()), photo, "small")).toBeUndefined();
});

test("an upload is saved once", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  const upload = await stagePhoto(admin, await jpeg());
  const both = await Promise.allSettled([saved(admin, upload), saved(admin, upload)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("uploading leaves no audit line: nobody's profile has changed yet", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  const before = (await theLogOf(practice)).length;
  await stagePhoto(admin, await jpeg());
  expect(await theLogOf(practice)).toHaveLength(before);
});

test("of one person's uploads only the last twenty wait", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  const first = await stagePhoto(admin, await jpeg(100, 100));
  const small = await jpeg(100, 100);
  for (let count = 0; count < 20; count++) await stagePhoto(admin, small);
  expect(await findPhoto(admin, first, "small")).toBeUndefined();
});

async function meanOf(bytes: Buffer | undefined): Promise<"red" | "blue"> {
  const { channels } = await sharp(bytes).stats();
  return (channels[0]?.mean ?? 0) > (channels[2]?.mean ?? 0) ? "red" : "blue";
}
