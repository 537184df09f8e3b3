"use client";

import type { MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

type SubmitButtonProps = Omit<ButtonProps, "pending" | "type"> & { pendingText?: string };

/** Takes one click: the second is swallowed while the first is under way. */
export function SubmitButton({ children, pendingText, variant = "primary", ...button }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const once = (event: MouseEvent) => pending && event.preventDefault();
  return (
    <Button {...button} type="submit" variant={variant} pending={pending} onClick={once}>
      {pending && pendingText ? pendingText : children}
      <span className="visually-hidden" role="status">
        {pending ? (pendingText ?? "Working…") : ""}
      </span>
    </Button>
  );
}
