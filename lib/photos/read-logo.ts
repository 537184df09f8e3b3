import sharp from "sharp";
import { inTurn, refuseBroken } from "./read-photo";
import { MOST_PIXELS, photoFormat, refusePhotoDimensions, refusePhotoSize } from "./rules";

const WIDEST = 512;
const HIGHEST = 256;
/** Many logos are wide and low. */
const FEWEST_PIXELS = 24;
const SECONDS = 20;

export type Logo = { image: Buffer; width: number; height: number };

/** Re-encodes a logo as WebP of at most 512 × 256 pixels, upright, whole, without metadata; what is see-through stays so. Throws InvalidError("photo"). */
export async function readLogo(bytes: Buffer): Promise<Logo> {
  refusePhotoSize(bytes.length);
  const format = photoFormat(bytes);
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata().catch(refuseBroken);
  if (metadata.format !== format) refuseBroken();
  refusePhotoDimensions(metadata.width, metadata.height, FEWEST_PIXELS);
  const { data, info } = await inTurn(() => encode(bytes).catch(refuseBroken));
  return { image: data, width: info.width, height: info.height };
}

function encode(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize(WIDEST, HIGHEST, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ quality: 88, alphaQuality: 100 })
    .toBuffer({ resolveWithObject: true });
}
