import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";
import { answerStatus } from "./answer-status";

type Page<P> = (props: P) => Promise<ReactNode>;

/**
 * Makes a page, or a part of one, whose address names something that may not be there (notFound(), orNotFound()): then it says so, whole
 * without JavaScript too. What Next sends by itself is empty until scripts fill it.
 */
export function orNothingHere<P>(page: Page<P>): Page<P> {
  return (props) =>
    page(props).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
      answerStatus(404);
      return <NothingHere />;
    });
}

/** Next knows its own notFound() by this. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && "digest" in error && error.digest === "NEXT_HTTP_ERROR_FALLBACK;404";
}

function NothingHere() {
  return (
    <div className="empty-state">
      <h1>There is nothing here</h1>
      <p>The link may be old, or the page belongs to another practice.</p>
      <div className="action">
        <ButtonLink href="/" variant="primary">
          Go to the overview
        </ButtonLink>
      </div>
    </div>
  );
}
