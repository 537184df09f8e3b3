import type { ReactNode } from "react";

export function Card({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <div className={`card ${className}`}>{children}</div>;
}

type SectionProps = {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
};

export function Section({ title, description, actions, id = idOf(title), children }: SectionProps) {
  return (
    <section className="card" aria-labelledby={id}>
      <div className="section-head">
        <div>
          <h2 id={id}>{title}</h2>
          {description && <p className="hint">{description}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

function idOf(title: string) {
  return `section-${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}
