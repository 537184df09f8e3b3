import { placeInWords } from "@/lib/devices/place";
import type { SeenRequest, Unusual } from "@/lib/devices/queries";
import { Notice } from "./notice";

type Odd = Pick<SeenRequest, "unusual" | "country" | "attemptsThisHour">;

/** What deserves a second look before somebody approves; nothing where nothing does. */
export function RequestUnusual({ request }: { request: Odd }) {
  const words = unusualInWords(request);
  if (words.length === 0) return null;
  return (
    <Notice tone="warn" title={words.length === 1 ? "Something is unusual" : "Some things are unusual"}>
      <ul>
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The same as sentences. */
export function unusualInWords(request: Odd): string[] {
  return request.unusual.map((code) => SENTENCES[code](request));
}

const SENTENCES: Record<Unusual, (request: Odd) => string> = {
  "new-country": ({ country }) =>
    `A new country: they were never let in from ${placeInWords(country)} before.`,
  "new-network": () => "A new network: they were never let in from there before.",
  elsewhere: () => "A sign-in elsewhere: within the hour they signed in, or tried to, from another network.",
  repeated: ({ attemptsThisHour }) => `${attemptsThisHour} attempts in 1 hour.`,
  "fresh-reset": () =>
    "A fresh password reset: their password was chosen anew by a link in the last 24 hours.",
  "no-access": () => "Their access has ended: approving lets nobody in.",
};
