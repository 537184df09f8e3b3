"use client";

import { LockKeyhole } from "lucide-react";
import type { ReactNode } from "react";

type NeedsAdminProps = { title?: string; text?: ReactNode; children?: ReactNode };

/** Stands in the place of a page that only Admins open; `title`, `text` and `children` say more where more is known. */
export function NeedsAdmin({ title = "You need the Admin permission", text, children }: NeedsAdminProps) {
  return (
    <div className="empty-state">
      <div className="mark" aria-hidden="true">
        <LockKeyhole />
      </div>
      <h1>{title}</h1>
      <p>{text || "Only Admins open this page. Ask an Admin of your practice to give you the permission."}</p>
      {children}
    </div>
  );
}
