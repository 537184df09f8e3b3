"use client";

import { Menu } from "@base-ui/react/menu";
import { useState } from "react";
import type { RowMenuItem } from "./row-menus";

export type RowMenuPopupProps = { anchor: HTMLElement; items: RowMenuItem[]; close: () => void };

export function RowMenuPopup({ anchor, items, close }: RowMenuPopupProps) {
  const [open, setOpen] = useState(true);
  return (
    <Menu.Root
      open={open}
      onOpenChange={(next, { event }) => {
        // A press on the trigger is the trigger's own business: it toggles.
        if (!next && event.target instanceof Node && anchor.contains(event.target)) return;
        setOpen(next);
      }}
      onOpenChangeComplete={(now) => !now && close()}
    >
      <Menu.Portal container={anchor.closest<HTMLElement>("main")}>
        <Menu.Positioner
          anchor={anchor}
          side="bottom"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50"
        >
          <Menu.Popup
            className="menu"
            aria-label={anchor.getAttribute("aria-label") ?? "Actions"}
            finalFocus={() => anchor}
            ref={focusFirst}
          >
            {items.map(({ label, href, tone, divided }) => [
              divided && <Menu.Separator key={`${label} line`} className="menu-line" />,
              <Menu.LinkItem key={label} href={href} closeOnClick className="menu-item" data-tone={tone}>
                {label}
              </Menu.LinkItem>,
            ])}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Whoever opened the menu by keyboard is on its first item: Enter then does it. */
function focusFirst(popup: HTMLElement | null): void {
  requestAnimationFrame(() => popup?.querySelector<HTMLElement>('[role="menuitem"]')?.focus());
}
