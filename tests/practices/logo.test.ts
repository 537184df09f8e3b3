import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { db } from "@/db";
import { logos } from "@/db/schema/practices";
import { InvalidError } from "@/lib/errors";
import { changeLogo, removeLogo } from "@/lib/practices/change-logo";
import { findLogo } from "@/lib/practices/find-logo";
import { anAdmin, aPractice, theLogOf, theRowOf } from "@/tests/support/world";

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 15, g: 118, b: 110, alpha: 0.5 } } });
const logosOf = (practice: { id: string }) =>
  db.select().from(logos).where(eq(logos.practiceId, practice.id));

test("a logo is kept whole, at most 512 by 256, as WebP without metadata; what is see-through stays so", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  const exif = { IFD0: { Copyright: "Ruth's own" } };
  await changeLogo(admin, await drawn(2000, 500).withExif(exif).png().toBuffer());
  const { logoId } = await theRowOf(practice);
  const image = await findLogo(admin, logoId ?? "");
  const metadata = await sharp(image).metadata();
  expect(metadata).toMatchObject({ format: "webp", width: 512, height: 128, hasAlpha: true });
  expect(metadata.exif).toBeUndefined();
  expect(image?.includes("Ruth's own")).toBe(false);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "practice.changed",
    before: { Logo: false },
    after: { Logo: true },
  });
});

test("another one takes its place, and the first is forgotten; removed, there is none", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  await changeLogo(admin, await drawn(300, 60).png().toBuffer());
  const first = (await theRowOf(practice)).logoId ?? "";
  await changeLogo(admin, await drawn(100, 100).jpeg().toBuffer());
  expect(await logosOf(practice)).toHaveLength(1);
  expect(await findLogo(admin, first)).toBeUndefined();
  expect(await removeLogo(admin)).toBe(true);
  expect(await removeLogo(admin)).toBe(false);
  expect((await theRowOf(practice)).logoId).toBeNull();
  expect(await logosOf(practice)).toEqual([]);
});

test("what is no picture, a damaged one, one too small or another kind is refused, and nothing is left", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  const png = await drawn(300, 60).png().toBuffer();
  const wrong = [
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    Buffer.alloc(0),
    png.subarray(0, png.length - 40),
    await drawn(300, 20).png().toBuffer(),
    await drawn(300, 60).gif().toBuffer(),
    Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("nothing")]),
    Buffer.alloc(8 * 1024 * 1024 + 1),
  ];
  for (const bytes of wrong) await expect(changeLogo(admin, bytes)).rejects.toThrow(InvalidError);
  expect(await logosOf(practice)).toEqual([]);
});

test("another practice's logo is nobody's here", async () => {
  const [practice, other] = [await aPractice(), await aPractice()];
  await changeLogo(await anAdmin("practice.manage", practice), await drawn(300, 60).png().toBuffer());
  const { logoId } = await theRowOf(practice);
  const stranger = await anAdmin("practice.manage", other);
  expect(await findLogo(stranger, logoId ?? "")).toBeUndefined();
  expect(await findLogo(stranger, "nothing")).toBeUndefined();
});
