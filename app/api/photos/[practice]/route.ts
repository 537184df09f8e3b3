import { handler } from "@/app/_server/handler";
import { readAtMost } from "@/app/_server/read-at-most";
import { InvalidError } from "@/lib/errors";
import { LARGEST_PHOTO, refusePhotoSize } from "@/lib/photos/rules";
import { stagePhoto } from "@/lib/photos/stage-photo";

// What multipart adds around the file.
const ENVELOPE = 64 * 1024;

/** Takes a photo in before its form is saved: the field "photo" of a multipart form. Answers { id, url } or { error }. */
export const POST = handler(
  "profile.manage",
  async (uploader, request, { practice }: { practice: string }) => {
    const body = await readAtMost(request, LARGEST_PHOTO + ENVELOPE);
    if (!body) refusePhotoSize(Number.POSITIVE_INFINITY);
    const type = request.headers.get("content-type") ?? "";
    const form = await new Response(body, { headers: { "content-type": type } })
      .formData()
      .catch(() => undefined);
    const file = form?.get("photo");
    if (!(file instanceof File) || file.size === 0)
      throw new InvalidError("photo", "Choose a JPEG, PNG or WebP picture.");
    refusePhotoSize(file.size);
    const id = await stagePhoto(uploader, Buffer.from(await file.arrayBuffer()));
    return Response.json(
      { id, url: `/api/photos/${practice}/${id}?size=large` },
      { headers: { "cache-control": "no-store" } },
    );
  },
);
