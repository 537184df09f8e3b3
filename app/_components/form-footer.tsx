import type { ReactNode } from "react";

export function FormFooter({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="form-footer">
      {children}
      {note && <span className="note">{note}</span>}
    </div>
  );
}
