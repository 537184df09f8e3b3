import type { ReactNode } from "react";

export type NavItem = { href: string; label: string; icon: ReactNode; current?: boolean; count?: number };

export function SideNav({ items, label = "Main" }: { items: NavItem[]; label?: string }) {
  return (
    <nav className="side-nav" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? "page" : undefined}>
              {item.icon}
              {item.label}
              {item.count ? (
                <span className="count">
                  {item.count}
                  <span className="visually-hidden"> waiting</span>
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
