"use client";

import { Button } from "@/app/_components/button";

export function PrintButton() {
  return (
    <span className="js-only">
      <Button variant="primary" onClick={() => window.print()}>
        Print
      </Button>
    </span>
  );
}
