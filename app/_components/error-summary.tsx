"use client";

import { useEffect, useRef } from "react";

type ErrorSummaryProps = {
  errors?: Record<string, string | undefined>;
  labels: Record<string, string>;
  title?: string;
};

export function ErrorSummary({ errors = {}, labels, title }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]));
  useEffect(() => {
    if (Object.values(errors).some(Boolean)) box.current?.focus();
  }, [errors]);
  if (found.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        {title ??
          (found.length === 1 ? "One thing needs a correction" : `${found.length} things need a correction`)}
      </h2>
      <ul>
        {found.map(([name, message]) => (
          <li key={name}>
            {labels[name] ? (
              <a href={`#${name}`}>
                {labels[name]}: {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
