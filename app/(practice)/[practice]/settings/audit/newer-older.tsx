import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "@/app/_components/button";

type NewerOlderProps = { newer: string | undefined; older: string | undefined };

/** The log grows at its newest end, so its pages have no numbers. */
export function NewerOlder({ newer, older }: NewerOlderProps) {
  if (!newer && !older) return null;
  return (
    <nav className="pagination" aria-label="Pages">
      <span>
        {newer && (
          <ButtonLink href={newer} rel="prev" size="small" icon={<ChevronLeft size={16} />}>
            Newer
          </ButtonLink>
        )}
      </span>
      <span>
        {older && (
          <ButtonLink href={older} rel="next" size="small">
            Older <ChevronRight size={16} />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
