"use client";

import { LockKeyhole } from "lucide-react";
import type { ReactNode } from "react";

/** Stands in the place of a page that only Admins open; `children` says more where more is known. */
export function NeedsAdmin({ text, children }: { text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <div className="mark" aria-hidden="true">
        <LockKeyhole />
      </div>
      <h1>You need the Admin permission</h1>
      <p>{text || "Only Admins open this page. Ask an Admin of your practice to give you the permission."}</p>
      {children}
    </div>
  );
}
