"use client";

import { useParams } from "next/navigation";
import { NeedsAdmin } from "./needs-admin";

/** The refusal as the browser draws it, without asking who is there: names and reasons are one press away. */
export function RefusedHere() {
  const { practice } = useParams<{ practice: string }>();
  return (
    <NeedsAdmin>
      <p>
        <a className="prose-link" href={`/${practice}/profile/access`}>
          What you can do here, and who can change it
        </a>
      </p>
    </NeedsAdmin>
  );
}
