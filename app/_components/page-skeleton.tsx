"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { FormSkeleton, TableSkeleton } from "./skeletons";

/** Quick pages come without a flicker. */
const PATIENCE = 250;

/** What stands in the page's place while another one is on its way and takes its time. Needs JavaScript: without it the browser shows that. */
export function PageSkeleton({ toward }: { toward: string | undefined }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (toward === undefined) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [toward]);
  const main = late ? document.getElementById("main") : null;
  if (!main || toward === undefined) return null;
  const skeleton = isList(toward) ? <TableSkeleton /> : <FormSkeleton />;
  return createPortal(<div className="page-skeleton">{skeleton}</div>, main);
}

function isList(path: string): boolean {
  return /\/(users|deleted|providers|devices|audit)\/?$|^\/groups\/[^/]+\/?$/.test(path);
}
