import { InvalidError } from "@/lib/errors";

export const LARGEST_PHOTO = 8 * 1024 * 1024;
export const MOST_PIXELS = 50_000_000;

export type PhotoFormat = "jpeg" | "png" | "webp";

/** Throws InvalidError("photo") over 8 MB. Needs the number of bytes only, so it can be asked before a file is read. */
export function refusePhotoSize(bytes: number): void {
  if (bytes > LARGEST_PHOTO)
    throw new InvalidError("photo", "This picture is over 8 MB. Choose a smaller one.");
}

/** Throws InvalidError("photo") for more than 50 megapixels, and for fewer pixels a side than are given. */
export function refusePhotoDimensions(width: number, height: number, fewest = 1): void {
  if (width * height > MOST_PIXELS)
    throw new InvalidError(
      "photo",
      "This picture has more than 50 megapixels. Make it smaller, then choose it again.",
    );
  if (Math.min(width, height) < fewest)
    throw new InvalidError(
      "photo",
      `This picture is too small. Choose one at least ${fewest} pixels wide and high.`,
    );
}

/** What the first bytes say the file is, whatever its name. Throws InvalidError("photo") for all but JPEG, PNG and WebP. */
export function photoFormat(bytes: Buffer): PhotoFormat {
  if (startsWith(bytes, "ffd8ff")) return "jpeg";
  if (startsWith(bytes, "89504e470d0a1a0a")) return "png";
  if (startsWith(bytes, "52494646") && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  throw new InvalidError("photo", "Use a JPEG, PNG or WebP picture.");
}

function startsWith(bytes: Buffer, hex: string): boolean {
  return bytes.subarray(0, hex.length / 2).toString("hex") === hex;
}
