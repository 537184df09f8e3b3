import type { StaffActor } from "@/lib/auth/actor";
import { InvalidError } from "@/lib/errors";
import type { Crop } from "@/lib/photos/read-photo";
import { squarePhoto, stagePhoto } from "@/lib/photos/stage-photo";

const LONGEST_PROBLEM = 200;

/**
 * Takes the file under "photo" in and puts "photoStaged" in its place: with or without JavaScript a chosen photo outlasts an error elsewhere.
 * What is no single file stays in the form, and the schema refuses it.
 */
export async function takePhoto(uploader: StaffActor, form: FormData): Promise<Record<string, string>> {
  const [file, ...more] = form.getAll("photo");
  if (typeof file === "string" || more.length > 0) return {};
  form.delete("photo");
  if (!file || isNoneChosen(file)) return toldProblem(form);
  form.delete("photoProblem");
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

// What a browser sends for a file field that was left empty. React's reader of forms makes "undefined" of a name that is empty.
function isNoneChosen({ name, size }: File): boolean {
  return size === 0 && (name === "" || name === "undefined");
}

/** What the page has already said of the photo that was chosen: it is not saved over until that is settled there. */
function toldProblem(form: FormData): Record<string, string> {
  const [told, ...more] = form.getAll("photoProblem");
  if (typeof told !== "string" || more.length > 0) return {};
  form.delete("photoProblem");
  return told ? { photo: told.slice(0, LONGEST_PROBLEM) } : {};
}

function refusal(error: unknown): InvalidError {
  if (error instanceof InvalidError) return error;
  throw error;
}
