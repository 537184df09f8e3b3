"use client";

import { useParams, usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import { NeedsAdmin } from "./needs-admin";
import { abilityOfPage } from "./page-ability";

/**
 * The refusal as the browser draws it, without asking who is there. It asks at once for the page anew, this time with the layout, which
 * says it with names; where that does not come, names and reasons are one press away.
 */
export function RefusedHere() {
  const { practice } = useParams<{ practice: string }>();
  const { refresh } = useRouter();
  useEffect(() => refresh(), [refresh]);
  return (
    <NeedsAdmin {...(abilityOfPage(usePathname()) === "group.manage" && OF_THE_GROUP)}>
      <p>
        <a className="prose-link" href={`/${practice}/profile/access`}>
          What you can do here, and who can change it
        </a>
      </p>
    </NeedsAdmin>
  );
}

const OF_THE_GROUP = {
  title: "You need to be a Group Admin",
  text: "Only Group Admins open this page. Chairside support switches Group Admin on.",
};
