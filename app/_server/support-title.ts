import type { Metadata } from "next";
import { requireSupport } from "./require-support";

/** The title of a page of the support console, told to support alone: who asks for the address learns nothing by it. */
export function supportTitle(title: string) {
  return async (): Promise<Metadata> => {
    await requireSupport();
    return { title };
  };
}
