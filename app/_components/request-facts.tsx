import type { ReactNode } from "react";
import { PLACE_CREDIT, placeInWords } from "@/lib/devices/place";
import type { SeenRequest } from "@/lib/devices/queries";
import { Moment } from "./moment";

/** Who asks for what device, from where and when: the same facts as in the mail. Never the number. */
export function RequestFacts({ request }: { request: SeenRequest }) {
  const { name, practice, device, address, country, timeZone, lastAttemptAt, expiresAt, attempts } = request;
  return (
    <div className="grid gap-2">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact label="Person">{name}</Fact>
        <Fact label="Practice">{practice}</Fact>
        <Fact label="Device">{device}</Fact>
        <Fact label="Network address">{address}</Fact>
        <Fact label="Rough place">{placeInWords(country)}</Fact>
        <Fact label={attempts > 1 ? "Last sign-in" : "Time"}>
          <Moment at={lastAttemptAt} timeZone={timeZone} />
        </Fact>
        {request.standing === "open" && (
          <Fact label="Expires">
            <Moment at={expiresAt} timeZone={timeZone} />
          </Fact>
        )}
      </dl>
      <p className="hint">
        <a href={PLACE_CREDIT.link} rel="noreferrer" target="_blank">
          {PLACE_CREDIT.text}
        </a>
      </p>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="wrap-anywhere font-medium">{children}</dd>
    </>
  );
}
