"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useState } from "react";

export type AlertPanelProps = {
  close: () => void;
  children: (parts: {
    heading: (title: string) => ReactNode;
    cancel: (text: string) => ReactNode;
  }) => ReactNode;
};

/** The one dialog that questions are asked in. Mounted open; `close` runs when it has gone. Loaded when first needed. */
export function AlertPanel({ close, children }: AlertPanelProps) {
  const [open, setOpen] = useState(true);
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(now) => !now && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog">
          {children({
            heading: (title) => <AlertDialog.Title>{title}</AlertDialog.Title>,
            cancel: (text) => (
              <AlertDialog.Close className="button" data-variant="secondary" data-size="medium">
                {text}
              </AlertDialog.Close>
            ),
          })}
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
