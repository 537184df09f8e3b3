import type { Revocation } from "@/lib/devices/before-revoking";

type Whose = "own" | "theirs";

/** The question itself. */
export function titleOf({ devices, name }: Revocation, whose: Whose): string {
  const owner = whose === "own" ? "your" : `${name}’s`;
  const [first] = devices;
  if (devices.length === 1 && first) return `Revoke ${owner} ${first.label}?`;
  return `Revoke all ${devices.length} devices of ${name}?`;
}

/** What follows, the most surprising first. */
export function consequencesOf({ devices, name, signedIn, current }: Revocation, whose: Whose): string[] {
  const there = devices.length === 1 ? "there" : "on all of them";
  const who = whose === "own" ? "You" : name;
  return [
    current ? "You are using this device now: you are signed out at once." : "",
    signedIn && !current ? `${who} ${whose === "own" ? "are" : "is"} signed out ${there} at once.` : "",
    devices.length > 1 ? devices.map(({ label }) => label).join(", ") : "",
    whose === "own"
      ? "Signing in there again needs an Admin's decision."
      : `To sign in ${there} again, ${name} needs an Admin's decision.`,
    "The log keeps it. Nothing else changes: password and permissions stay.",
  ].filter(Boolean);
}
