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
  const one = devices.length === 1;
  const there = one ? "there" : "on any of them";
  const here = one ? "You are using this device now" : "You are using one of them now";
  const who = whose === "own" ? "You" : name;
  return [
    current ? `${here}: you are signed out at once.` : "",
    signedIn && !current ? `${who} ${whose === "own" ? "are" : "is"} signed out at once.` : "",
    one ? "" : `They are: ${labelsOf(devices)}.`,
    whose === "own"
      ? "Signing in there again needs an Admin's decision."
      : `To sign in ${there} again, ${name} needs an Admin's decision.`,
    "The log keeps it. Nothing else changes: password and permissions stay.",
  ].filter(Boolean);
}

/** "Safari 26 on iOS, 3 times Chrome 156 on Linux". */
function labelsOf(devices: Revocation["devices"]): string {
  const times = new Map<string, number>();
  for (const { label } of devices) times.set(label, (times.get(label) ?? 0) + 1);
  return [...times].map(([label, count]) => (count === 1 ? label : `${count} times ${label}`)).join(", ");
}
