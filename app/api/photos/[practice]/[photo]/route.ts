import { handler, plain } from "@/app/_server/handler";
import { PICTURE_HEADERS } from "@/app/_server/picture-headers";
import { findPhoto } from "@/lib/photos/find-photo";

/** A profile photo, for members of its practice alone: 96 pixels square, or 512 with ?size=large. */
export const GET = handler(
  "profile.manage",
  async (member, request, { photo }: { practice: string; photo: string }) => {
    const size = request.nextUrl.searchParams.get("size") === "large" ? "large" : "small";
    const bytes = await findPhoto(member, photo, size);
    if (!bytes) return plain(404, "There is nothing here.");
    const headers = { ...PICTURE_HEADERS, etag: `"${photo}-${size}"` };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(bytes), { headers });
  },
);
