"use client";

import { type ComponentType, type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from "react";
import type { RowMenuPopupProps } from "./row-menu-popup";

export type RowMenuItem = {
  label: string;
  href: string;
  when?: string[];
  tone?: "danger";
  divided?: boolean;
};

/** One menu for all rows of the table inside; its code is fetched when a pointer or the focus first comes near. */
export function RowMenus({ items, children }: { items: RowMenuItem[]; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const [Popup, setPopup] = useState<ComponentType<RowMenuPopupProps>>();
  const [anchor, setAnchor] = useState<HTMLAnchorElement>();
  useEffect(() => root.current?.querySelectorAll<HTMLElement>("a[data-menu]").forEach(announceMenu));
  useEffect(() => {
    anchor?.setAttribute("aria-expanded", "true");
    return () => anchor?.setAttribute("aria-expanded", "false");
  }, [anchor]);

  const load = (event: SyntheticEvent) => {
    if (linkOf(event) && !Popup)
      void import("./row-menu-popup").then((module) => setPopup(() => module.RowMenuPopup));
  };
  const toggle = (event: React.MouseEvent | React.KeyboardEvent) => {
    const link = linkOf(event);
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    load(event);
    setAnchor(link === anchor ? undefined : link);
  };
  const press = (event: React.KeyboardEvent) =>
    (event.key === " " || event.key === "ArrowDown") && toggle(event);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the links inside
    <div
      ref={root}
      className="contents"
      onPointerOver={load}
      onFocus={load}
      onClick={toggle}
      onKeyDown={press}
    >
      {children}
      {Popup && anchor && (
        <Popup
          key={anchor.href}
          anchor={anchor}
          items={itemsOf(items, anchor)}
          close={() => setAnchor(undefined)}
        />
      )}
    </div>
  );
}

function announceMenu(link: HTMLElement) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "menu");
  link.ariaExpanded ??= "false";
}

function linkOf({ target }: SyntheticEvent) {
  return target instanceof Element
    ? (target.closest<HTMLAnchorElement>("a[data-menu]") ?? undefined)
    : undefined;
}

function itemsOf(items: RowMenuItem[], { dataset, pathname }: HTMLAnchorElement) {
  const fitting = items.filter(({ when }) => !when || when.includes(dataset.menu ?? ""));
  return fitting.map((item) => ({ ...item, href: item.href.replace("{href}", pathname) }));
}
