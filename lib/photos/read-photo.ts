import sharp, { type Metadata } from "sharp";
import { InvalidError } from "@/lib/errors";
import { MOST_PIXELS, photoFormat, refusePhotoDimensions, refusePhotoSize } from "./rules";

const SMALL = 96;
const LARGE = 512;
const SECONDS = 20;

export type Crop = { x: number; y: number; size: number };
export type Photo = { small: Buffer; large: Buffer };

/** Re-encodes a picture as square WebP, 96 and 512 pixels, upright, without metadata. `crop` is in pixels of the upright picture; without it, the middle. Throws InvalidError("photo"). */
export async function readPhoto(bytes: Buffer, crop?: Crop): Promise<Photo> {
  refusePhotoSize(bytes.length);
  const format = photoFormat(bytes);
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata().catch(refuseBroken);
  if (metadata.format !== format) refuseBroken();
  refusePhotoDimensions(metadata.width, metadata.height);
  return inTurn(() => encode(bytes, squareOf(metadata, crop)).catch(refuseBroken));
}

async function encode(bytes: Buffer, { x, y, size }: Crop): Promise<Photo> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .extract({ left: x, top: y, width: size, height: size })
    .resize(LARGE, LARGE)
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const square = sharp(data, { raw: { width, height, channels } });
  const [small, large] = await Promise.all([
    square.clone().resize(SMALL, SMALL).webp({ quality: 82 }).toBuffer(),
    square.clone().webp({ quality: 82 }).toBuffer(),
  ]);
  return { small, large };
}

function squareOf({ autoOrient: { width, height } }: Metadata, crop?: Crop): Crop {
  const side = Math.min(width, height);
  const size = within(crop?.size ?? side, 1, side);
  return {
    x: within(crop?.x ?? (width - size) / 2, 0, width - size),
    y: within(crop?.y ?? (height - size) / 2, 0, height - size),
    size,
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(value) || 0, least), most);
}

export function refuseBroken(): never {
  throw new InvalidError(
    "photo",
    "This picture is damaged or incomplete. Export it again, or choose another one.",
  );
}

let last: Promise<unknown> = Promise.resolve();

// One at a time: a turned picture of 50 megapixels takes some 300 MB while it is read.
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}
