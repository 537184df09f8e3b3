import sharp from "sharp";
import { inTurn, type Photo, readPhoto, refuseBroken } from "./read-photo";
import { refusePhotoDimensions } from "./rules";

const LONGEST_SIDE = 2048;

/** What an upload is kept as until it is saved: `large` is the whole picture, upright, for cropping; `small` its middle. Throws InvalidError("photo"). */
export async function readUpload(bytes: Buffer): Promise<Photo> {
  const { small } = await readPhoto(bytes);
  const { data, info } = await inTurn(() => upright(bytes).catch(refuseBroken));
  refusePhotoDimensions(info.width, info.height);
  return { small, large: data };
}

function upright(bytes: Buffer) {
  return sharp(bytes, { failOn: "error" })
    .timeout({ seconds: 20 })
    .autoOrient()
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ quality: 86 })
    .toBuffer({ resolveWithObject: true });
}
