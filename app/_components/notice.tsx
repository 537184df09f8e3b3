import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "info" | "warn" | "error" | "success";
type NoticeProps = { tone?: Tone; title?: string; children?: ReactNode; action?: ReactNode; live?: boolean };

export function Notice({ tone = "info", title, children, action, live }: NoticeProps) {
  const urgent = tone === "error" ? "alert" : "status";
  return (
    <div className="notice" data-tone={tone} role={live ? urgent : undefined}>
      <ToneIcon tone={tone} />
      <div className="body">
        {title && <strong className="block">{title}</strong>}
        {children}
      </div>
      {action && <div className="action">{action}</div>}
    </div>
  );
}

export function ToneIcon({ tone }: { tone: Tone }) {
  const Icon = { info: Info, warn: TriangleAlert, error: CircleAlert, success: CircleCheck }[tone];
  return <Icon aria-hidden="true" />;
}
