import type { StaffActor } from "@/lib/auth/actor";
import { InvalidError } from "@/lib/errors";
import type { Crop } from "@/lib/photos/read-photo";
import { squarePhoto, stagePhoto } from "@/lib/photos/stage-photo";

/** Takes the file under "photo" in and puts "photoStaged" in its place: with or without JavaScript a chosen photo outlasts an error elsewhere. */
export async function takePhoto(uploader: StaffActor, form: FormData): Promise<Record<string, string>> {
  const file = form.get("photo");
  if (!(file instanceof File) || form.getAll("photo").length > 1) return {};
  form.delete("photo");
  if (file.size === 0) return {};
  const staged = await stagePhoto(uploader, Buffer.from(await file.arrayBuffer())).catch(refusal);
  if (staged instanceof InvalidError) return { photo: staged.message };
  for (const name of ["photoX", "photoY", "photoSize", "photoRemove"]) form.delete(name);
  form.set("photoStaged", staged);
  return {};
}

/** The input with the square cut out of its upload, as a verb saves it. The upload stays, to be cut again if the rest is refused. */
export async function squared<I extends { photoStaged?: string | undefined; crop?: Crop | undefined }>(
  uploader: StaffActor,
  input: I,
): Promise<I> {
  if (!input.photoStaged) return input;
  return { ...input, photoStaged: await squarePhoto(uploader, input.photoStaged, input.crop) };
}

function refusal(error: unknown): InvalidError {
  if (error instanceof InvalidError) return error;
  throw error;
}
