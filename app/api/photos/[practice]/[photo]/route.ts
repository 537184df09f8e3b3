import { handler, plain } from "@/app/_server/handler";
import { findPhoto } from "@/lib/photos/find-photo";

// A photo's bytes never change: another photo has another id.
const HEADERS = {
  "content-type": "image/webp",
  "cache-control": "private, max-age=31536000, immutable",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'",
  "cross-origin-resource-policy": "same-origin",
};

/** A profile photo, for members of its practice alone: 96 pixels square, or 512 with ?size=large. */
export const GET = handler(
  "profile.manage",
  async (member, request, { photo }: { practice: string; photo: string }) => {
    const size = request.nextUrl.searchParams.get("size") === "large" ? "large" : "small";
    const bytes = await findPhoto(member, photo, size);
    if (!bytes) return plain(404, "There is nothing here.");
    const headers = { ...HEADERS, etag: `"${photo}-${size}"` };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(bytes), { headers });
  },
);
