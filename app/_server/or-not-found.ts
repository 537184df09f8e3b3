import { notFound } from "next/navigation";
import { NotFoundError } from "@/lib/errors";

/** What was asked for, or the page that says there is nothing here. */
export function orNotFound<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
}
