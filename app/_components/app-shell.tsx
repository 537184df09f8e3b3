"use client";

import type { ReactNode } from "react";
import { PracticeColour } from "./practice-colour";

type AppShellProps = {
  /** The id of whoever is signed in: what they type is kept for nobody else (draft-keeper.tsx). */
  person: string;
  header: ReactNode;
  nav: ReactNode;
  children: ReactNode;
  colour?: string | null;
};

export function AppShell({ person, header, nav, children, colour }: AppShellProps) {
  return (
    <div className="app-shell" data-person={person}>
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
