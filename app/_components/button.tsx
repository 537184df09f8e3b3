import type { ComponentProps, ReactNode } from "react";

type Look = {
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  icon?: ReactNode;
};
export type ButtonProps = ComponentProps<"button"> & Look & { pending?: boolean };

/** Pending stays focusable and says so; a disabled button would drop the keyboard's place. */
export function Button({
  variant = "secondary",
  size = "medium",
  icon,
  pending,
  className = "",
  children,
  ...button
}: ButtonProps) {
  return (
    <button
      type="button"
      {...button}
      className={`button ${className}`}
      data-variant={variant}
      data-size={size}
      aria-disabled={pending || button["aria-disabled"]}
    >
      {pending ? <span className="spinner" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}

export function ButtonLink({
  variant = "secondary",
  size = "medium",
  icon,
  className = "",
  children,
  ...link
}: ComponentProps<"a"> & Look) {
  return (
    <a {...link} className={`button ${className}`} data-variant={variant} data-size={size}>
      {icon}
      {children}
    </a>
  );
}
