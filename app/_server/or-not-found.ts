import { notFound } from "next/navigation";
import { NotFoundError } from "@/lib/errors";

/** What a page asks for by an id of its address, or the page "There is nothing here". */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
}
