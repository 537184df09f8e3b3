import type { ReactNode } from "react";

const statusNames = { invited: "Invited", active: "Active", deactivated: "Deactivated" };

export function StatusBadge({ status }: { status: keyof typeof statusNames }) {
  return (
    <span className="status" data-status={status}>
      {statusNames[status]}
    </span>
  );
}

type ChipTone = "accent" | "success" | "warn" | "danger";

export function Chip({ children, tone }: { children: ReactNode; tone?: ChipTone }) {
  return (
    <span className="chip" data-tone={tone}>
      {children}
    </span>
  );
}

/** Admin stands out: it is the one that opens the settings. */
export function PermissionChips({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <span className="chips">
      {names.map((name) => (
        <span key={name} className="chip" data-tone={name === "Admin" ? "accent" : undefined}>
          {name}
        </span>
      ))}
    </span>
  );
}
