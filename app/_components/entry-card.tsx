import type { ReactNode } from "react";
import { ProductMark } from "./product-mark";

type EntryCardProps = { title: string; description?: ReactNode; children?: ReactNode; footer?: ReactNode };

export function EntryCard({ title, description, children, footer }: EntryCardProps) {
  return (
    <main className="entry" id="main">
      <div className="flex items-center gap-2 text-base font-semibold tracking-tight">
        <ProductMark size={30} /> Chairside
      </div>
      <div className="card grid gap-5">
        <div className="grid gap-1">
          <h1>{title}</h1>
          {description && <p className="text-muted text-pretty">{description}</p>}
        </div>
        {children}
      </div>
      {footer && <div className="text-center text-muted">{footer}</div>}
    </main>
  );
}
