import { handler, plain } from "@/app/_server/handler";
import { PICTURE_HEADERS } from "@/app/_server/picture-headers";
import { findLogo } from "@/lib/practices/find-logo";

/** A practice's logo, for its members: it stands beside its name. */
export const GET = handler(
  "profile.manage",
  async (member, request, { logo }: { practice: string; logo: string }) => {
    const image = await findLogo(member, logo);
    if (!image) return plain(404, "There is nothing here.");
    const headers = { ...PICTURE_HEADERS, etag: `"${logo}"` };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(image), { headers });
  },
);
