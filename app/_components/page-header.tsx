import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  count?: number;
  description?: ReactNode;
  actions?: ReactNode;
  breadcrumb?: ReactNode;
};

export function PageHeader({ title, count, description, actions, breadcrumb }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className="lead">
        {breadcrumb}
        <h1>
          {title}
          {count !== undefined && <span className="count"> {count.toLocaleString("en-US")}</span>}
        </h1>
        {description && <p className="mt-1 text-muted text-pretty">{description}</p>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </header>
  );
}
