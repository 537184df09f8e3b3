"use client";

import { Fragment, type ReactNode, useState } from "react";

type RenewedProps = { on: string | number; children: ReactNode };

/**
 * A form that begins anew once what it was filled from is saved otherwise. The server always renders it under one key: by the key React
 * finds, without JavaScript, the form an answer belongs to, and what was typed would be lost as soon as somebody else saved.
 */
export function Renewed({ on, children }: RenewedProps) {
  const [first] = useState(on);
  return <Fragment key={on === first ? "" : String(on)}>{children}</Fragment>;
}
