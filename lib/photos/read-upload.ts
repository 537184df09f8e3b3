import sharp from "sharp";
import { inTurn, type Photo, readPhoto, refuseBroken } from "./read-photo";

const LONGEST_SIDE = 2048;

/** What an upload is kept as until it is saved: `large` is the whole picture, upright, for cropping; `small` its middle. Throws InvalidError("photo"). */
export async function readUpload(bytes: Buffer): Promise<Photo> {
  const { small } = await readPhoto(bytes);
  return { small, large: await inTurn(() => upright(bytes).catch(refuseBroken)) };
}

function upright(bytes: Buffer) {
  return sharp(bytes, { failOn: "error" })
    .timeout({ seconds: 20 })
    .autoOrient()
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ quality: 86 })
    .toBuffer();
}
