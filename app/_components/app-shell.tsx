"use client";

import type { ReactNode } from "react";
import { PracticeColour } from "./practice-colour";

type AppShellProps = { header: ReactNode; nav: ReactNode; children: ReactNode; colour?: string | null };

export function AppShell({ header, nav, children, colour }: AppShellProps) {
  return (
    <div className="app-shell">
      <PracticeColour colour={colour} />
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      {header}
      {nav}
      <main id="main" className="sheet" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
