import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

type Colour = { r: number; g: number; b: number; alpha?: number };

export const RED: Colour = { r: 220, g: 30, b: 30 };
export const BLUE: Colour = { r: 30, g: 30, b: 220 };

export function plainPicture(width: number, height: number, background = RED): Sharp {
  const channels = background.alpha === undefined ? 3 : 4;
  return sharp({ create: { width, height, channels, background } });
}

/** Red but for its left third, which is blue: shows how it was turned and cropped. */
export function picture(width = 600, height = 400): Sharp {
  const left = Math.round(width / 3);
  const blue = { create: { width: left, height, channels: 3 as const, background: BLUE } };
  return plainPicture(width, height).composite([{ input: blue, left: 0, top: 0 }]);
}

/** A photo as phones make them: lying on its side, with the camera and the place in its EXIF. */
export async function phonePhoto(orientation = 6): Promise<Buffer> {
  const jpeg = await picture().jpeg().toBuffer();
  return sharp(jpeg)
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Make: "Snoopcam", Artist: "Ruth Adler" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "51/1 30/1 0/1",
        GPSLongitudeRef: "W",
        GPSLongitude: "0/1 7/1 0/1",
      },
    })
    .jpeg()
    .toBuffer();
}

/** A JPEG of plausible contents, so that half of it is missing when the file is cut in half. */
export function noisyJpeg(width = 600, height = 400): Promise<Buffer> {
  return noise(width, height).jpeg({ quality: 90 }).toBuffer();
}

export function noise(width: number, height: number): Sharp {
  const background = "#888888";
  const gaussian = { type: "gaussian" as const, mean: 128, sigma: 40 };
  return sharp({ create: { width, height, channels: 3, background, noise: gaussian } });
}

/** A valid PNG of one colour whose file is a thousandth of its pixels. */
export function decompressionBomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Three frames: red, blue, red. */
export async function animatedWebp(): Promise<Buffer> {
  const frames = [RED, BLUE, RED].map((colour) => plainPicture(120, 120, colour).png().toBuffer());
  return sharp(await Promise.all(frames), { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
}

export function pdf(): Buffer {
  return Buffer.from("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
}

export function svg(): Buffer {
  return Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script>alert(1)</script><rect width="200" height="200"/></svg>',
  );
}

export function gif(): Promise<Buffer> {
  return plainPicture(100, 100).gif().toBuffer();
}

export function heic(): Buffer {
  const box = Buffer.from("00000018667479706865696300000000686569636d696631", "hex");
  return Buffer.concat([box, Buffer.alloc(400)]);
}
