import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "@/app/_components/button";

type NextPagesProps = { name: string; page: number; orMore: boolean; href: (page: number) => string };

/** Nobody counts these lists, so their pages have no last number. */
export function NextPages({ name, page, orMore, href }: NextPagesProps) {
  if (page === 1 && !orMore) return null;
  return (
    <nav className="pagination" aria-label={`Pages of ${name}`}>
      <span>Page {page.toLocaleString("en-US")}</span>
      {page > 1 && (
        <ButtonLink href={href(page - 1)} rel="prev" size="small" icon={<ChevronLeft size={16} />}>
          Previous
        </ButtonLink>
      )}
      {orMore && (
        <ButtonLink href={href(page + 1)} rel="next" size="small">
          Next <ChevronRight size={16} />
        </ButtonLink>
      )}
    </nav>
  );
}
