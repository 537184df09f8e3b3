"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, Suspense, useState } from "react";
import { AlertPanelLazy, prepareAlertPanel } from "./alert-panel-lazy";
import { ButtonLink } from "./button";
import { ConfirmBody, type ConfirmProps } from "./confirm-body";

type ConfirmDialogProps = ConfirmProps & { trigger?: ReactNode; triggerHref?: string; cancelHref?: string };

/** With a trigger: a link to the page that asks the same, opening it here instead. Without: open at once, for an intercepted route. */
export function ConfirmDialog({ trigger, triggerHref, cancelHref, ...confirm }: ConfirmDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(!trigger);
  const ask = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setOpen(true);
  };
  const close = () => {
    if (trigger) setOpen(false);
    else if (cancelHref) router.push(cancelHref, { scroll: false });
    else router.back();
  };
  const act = async (form: FormData) => {
    try {
      await confirm.action(form);
    } finally {
      setOpen(false);
    }
  };
  return (
    <>
      {trigger && (
        <ButtonLink
          href={triggerHref}
          onClick={ask}
          onPointerEnter={prepareAlertPanel}
          onFocus={prepareAlertPanel}
        >
          {trigger}
        </ButtonLink>
      )}
      <Suspense>
        {open && (
          <AlertPanelLazy close={close}>
            {({ heading, cancel }) => (
              <ConfirmBody
                {...confirm}
                action={act}
                heading={heading(confirm.title)}
                cancel={cancel("Cancel")}
              />
            )}
          </AlertPanelLazy>
        )}
      </Suspense>
    </>
  );
}
