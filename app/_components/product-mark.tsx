/** An open mouth, and somebody at the chair's side. */
export function ProductMark({ size = 26 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="none">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M20.6 10.4a8 8 0 1 0 0 11.2"
        stroke="var(--on-accent)"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <circle cx="23.2" cy="16" r="2.3" fill="var(--on-accent)" />
    </svg>
  );
}
