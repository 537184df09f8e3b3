"use client";

import { LockKeyhole } from "lucide-react";

export function NeedsAdmin() {
  return (
    <div className="empty-state">
      <div className="mark" aria-hidden="true">
        <LockKeyhole />
      </div>
      <h1>You need the Admin permission</h1>
      <p>Only Admins open this page. Ask an Admin of your practice to give you the permission.</p>
    </div>
  );
}
