import sharp from "sharp";
import { expect, test } from "vitest";
import { type Crop, readPhoto } from "@/lib/photos/read-photo";
import { refusePhotoSize } from "@/lib/photos/rules";
import {
  animatedWebp,
  BLUE,
  decompressionBomb,
  gif,
  heic,
  noise,
  noisyJpeg,
  pdf,
  phonePhoto,
  picture,
  plainPicture,
  RED,
  svg,
} from "@/tests/support/sample-photos";

const NO_PICTURE = { field: "photo", message: "Use a JPEG, PNG or WebP picture." };
const TOO_BIG = { field: "photo", message: "This picture is over 8 MB. Choose a smaller one." };
const BROKEN = { field: "photo", message: expect.stringMatching(/damaged or incomplete/) };
const TOO_MANY_PIXELS = { field: "photo", message: expect.stringMatching(/50 megapixels/) };

test.each(["jpeg", "png", "webp"] as const)("reads a %s and makes two square WebPs", async (format) => {
  const { small, large } = await readPhoto(await picture().toFormat(format).toBuffer());
  expect(await sharp(small).metadata()).toMatchObject({ format: "webp", width: 96, height: 96 });
  expect(await sharp(large).metadata()).toMatchObject({ format: "webp", width: 512, height: 512 });
});

test("takes the middle of the picture unless told otherwise", async () => {
  const { small, large } = await readPhoto(await picture(900, 300).png().toBuffer());
  for (const square of [small, large]) {
    expect(await colourAt(square, 0.05, 0.5)).toEqual(like(RED));
    expect(await colourAt(square, 0.95, 0.5)).toEqual(like(RED));
  }
});

test("takes the square that was chosen", async () => {
  const bytes = await picture(900, 300).png().toBuffer();
  const { large } = await readPhoto(bytes, { x: 100, y: 0, size: 300 });
  expect(await colourAt(large, 0.6, 0.5)).toEqual(like(BLUE));
  expect(await colourAt(large, 0.72, 0.5)).toEqual(like(RED));
});

test.each<Crop>([
  { x: -500, y: -500, size: 300 },
  { x: 0, y: 90, size: 9999 },
  { x: 3.4, y: 2.6, size: 250.5 },
  { x: 0, y: 0, size: -7 },
  { x: Number.NaN, y: Number.NaN, size: Number.NaN },
])("moves the chosen square %j inside the picture", async (crop) => {
  const { large } = await readPhoto(await picture(900, 300).png().toBuffer(), crop);
  expect(await colourAt(large, 0.1, 0.5)).toEqual(like(BLUE));
});

test("moves a square beyond the right edge back to it", async () => {
  const bytes = await picture(900, 300).png().toBuffer();
  const { large } = await readPhoto(bytes, { x: 1e12, y: Number.POSITIVE_INFINITY, size: 100 });
  expect(await colourAt(large, 0.5, 0.5)).toEqual(like(RED));
});

test("stands a photo upright, and crops what was seen upright", async () => {
  const turned = await phonePhoto(6);
  const { large } = await readPhoto(turned, { x: 0, y: 0, size: 400 });
  expect(await colourAt(large, 0.5, 0.1)).toEqual(like(BLUE));
  expect(await colourAt(large, 0.1, 0.9)).toEqual(like(RED));
  expect(await colourAt(large, 0.9, 0.9)).toEqual(like(RED));
});

test("leaves out the place, the camera and every other metadata", async () => {
  const bytes = await phonePhoto();
  expect((await sharp(bytes).metadata()).exif?.toString("latin1")).toContain("Snoopcam");
  for (const square of Object.values(await readPhoto(bytes))) {
    const { exif, icc, iptc, xmp, orientation, comments } = await sharp(square).metadata();
    expect({ exif, icc, iptc, xmp, orientation, comments }).toEqual({});
    expect(square.includes("Snoopcam")).toBe(false);
    expect(square.includes("Ruth")).toBe(false);
  }
});

test.each(["p3", "cmyk"])("brings a %s photo to sRGB", async (profile) => {
  const bytes = await picture().withIccProfile(profile).jpeg().toBuffer();
  const { large } = await readPhoto(bytes);
  expect(await sharp(large).metadata()).toMatchObject({ space: "srgb", channels: 3 });
  const { r, g } = await colourAt(large, 0.9, 0.5);
  expect(r).toBeGreaterThan(g + 100);
});

test("reads sixteen bits a channel and shades of grey", async () => {
  for (const space of ["rgb16", "b-w"]) {
    const bytes = await plainPicture(100, 100).toColourspace(space).png().toBuffer();
    const { large } = await readPhoto(bytes);
    expect(await sharp(large).metadata()).toMatchObject({ space: "srgb" });
  }
});

test("keeps what is transparent transparent, and half-transparent colours true", async () => {
  const half = await plainPicture(200, 200, { ...RED, alpha: 0.5 })
    .png()
    .toBuffer();
  const { small, large } = await readPhoto(half);
  for (const square of [small, large]) {
    expect(await colourAt(square, 0.5, 0.5)).toEqual(like(RED));
    expect((await sharp(square).stats()).channels[3]?.mean).toBeCloseTo(128, -1);
  }
});

test("takes the first frame of an animated WebP", async () => {
  const bytes = await animatedWebp();
  expect((await sharp(bytes).metadata()).pages).toBe(3);
  const { large } = await readPhoto(bytes);
  expect((await sharp(large).metadata()).pages ?? 1).toBe(1);
  expect(await colourAt(large, 0.5, 0.5)).toEqual(like(RED));
});

test("refuses what is not a picture of these kinds, whatever its name says", async () => {
  for (const bytes of [pdf(), svg(), await gif(), heic(), Buffer.alloc(0), Buffer.from("hello")])
    await expect(readPhoto(bytes)).rejects.toMatchObject(NO_PICTURE);
});

test("refuses a file that only begins like a picture", async () => {
  const heads = ["ffd8ffe0", "89504e470d0a1a0a", "524946460000000057454250"];
  for (const head of heads)
    for (const body of [Buffer.alloc(0), svg(), pdf(), Buffer.alloc(5000)])
      await expect(readPhoto(Buffer.concat([Buffer.from(head, "hex"), body]))).rejects.toMatchObject(BROKEN);
});

test("refuses a file that was cut off", async () => {
  const whole = [
    await noisyJpeg(),
    await noise(300, 300).png().toBuffer(),
    await noise(300, 300).webp().toBuffer(),
  ];
  for (const bytes of whole)
    await expect(readPhoto(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject(BROKEN);
});

test("takes 8 MB and refuses one byte more", async () => {
  const jpeg = await noisyJpeg();
  const most = Buffer.concat([jpeg, Buffer.alloc(8 * 1024 * 1024 - jpeg.length)]);
  expect(await readPhoto(most)).toHaveProperty("large");
  await expect(readPhoto(Buffer.concat([most, Buffer.alloc(1)]))).rejects.toMatchObject(TOO_BIG);
  expect(() => refusePhotoSize(8 * 1024 * 1024)).not.toThrow();
  expect(() => refusePhotoSize(8 * 1024 * 1024 + 1)).toThrow(TOO_BIG.message);
});

test("refuses a decompression bomb before opening it", async () => {
  const bomb = decompressionBomb();
  expect(bomb.length).toBeLessThan(1024 * 1024);
  const before = process.memoryUsage().rss;
  await expect(readPhoto(bomb)).rejects.toMatchObject(TOO_MANY_PIXELS);
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
});

test("takes 50 megapixels and refuses a row more", async () => {
  expect(await readPhoto(await plainPicture(10_000, 5_000).jpeg().toBuffer())).toHaveProperty("small");
  const more = await plainPicture(10_000, 5_001).jpeg().toBuffer();
  await expect(readPhoto(more)).rejects.toMatchObject(TOO_MANY_PIXELS);
});

test("takes a picture however small", async () => {
  for (const [width, height] of [
    [1, 1],
    [3, 300],
    [300, 3],
  ] as const) {
    const { small, large } = await readPhoto(await plainPicture(width, height).png().toBuffer());
    expect(await sharp(small).metadata()).toMatchObject({ width: 96, height: 96, format: "webp" });
    expect(await sharp(large).metadata()).toMatchObject({ width: 512, height: 512, format: "webp" });
  }
});

test("one broken picture does not hold up the next", async () => {
  const jpeg = await noisyJpeg();
  const [broken, whole] = await Promise.allSettled([readPhoto(jpeg.subarray(0, 5000)), readPhoto(jpeg)]);
  expect([broken.status, whole.status]).toEqual(["rejected", "fulfilled"]);
});

type Rgb = { r: number; g: number; b: number };

async function colourAt(bytes: Buffer, x: number, y: number): Promise<Rgb> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const [r = -1, g = -1, b = -1] = data.subarray(at, at + 3);
  return { r, g, b };
}

function like({ r, g, b }: Rgb) {
  const near = (value: number) => expect.toSatisfy((given: number) => Math.abs(given - value) < 25);
  return { r: near(r), g: near(g), b: near(b) };
}
