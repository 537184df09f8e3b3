import { EntryCard } from "@/app/_components/entry-card";
import { Moment } from "@/app/_components/moment";
import { Notice } from "@/app/_components/notice";
import type { Waiting } from "@/lib/devices/waiting";
import { cancelRequest, checkAgain, enterByCode } from "./actions";
import { CancelForm } from "./cancel-form";
import { RecoveryForm } from "./recovery-form";
import { toldOf } from "./told";
import { WaitingRoom } from "./waiting-room";

/** The page while the request is open, or approved and not yet used. */
export function StillWaiting({ waiting }: { waiting: Waiting }) {
  const { device, expiresAt, timeZone, standing } = waiting;
  if (standing === "approved")
    return (
      <EntryCard title="This device is approved" description="You go on in a moment.">
        <WaitingRoom first={toldOf(waiting)} check={checkAgain.bind(null, {})} />
        <CancelForm cancel={cancelRequest.bind(null, {})} />
      </EntryCard>
    );
  return (
    <EntryCard
      title="Waiting for approval"
      description="Your password is right. This device is new, so it has to be approved before you can go on."
    >
      <WhoWasTold waiting={waiting} />
      <WaitingRoom first={toldOf(waiting)} check={checkAgain.bind(null, {})} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <dt className="text-muted">Device</dt>
        <dd className="wrap-anywhere">{device}</dd>
        <dt className="text-muted">Expires</dt>
        <dd>
          <Moment at={expiresAt} timeZone={timeZone} />
        </dd>
      </dl>
      <CancelForm cancel={cancelRequest.bind(null, {})} />
      {!waiting.ofSupport && <RecoveryForm enter={enterByCode.bind(null, {})} />}
    </EntryCard>
  );
}

/** Never who they are: that is nobody's business who only knows a password. */
function WhoWasTold({ waiting }: { waiting: Waiting }) {
  const { practice, ofSupport, asksNumber, toSupport, told } = waiting;
  if (ofSupport && told)
    return <p>The other support accounts were told. One of them asks you for this number:</p>;
  if (ofSupport)
    return (
      <Notice tone="warn" title="No other support account could be told">
        <p>
          Approve this device on the server: npm run support -- login-requests shows how it is called there.
        </p>
      </Notice>
    );
  if (toSupport || !told)
    return (
      <Notice tone="warn" title={`Nobody at ${practice} can decide now`}>
        <p>{told ? SUPPORT_TOLD : NOBODY_TOLD}</p>
      </Notice>
    );
  if (!asksNumber)
    return <p>The Admins of {practice} were told. They decide without asking for the number below.</p>;
  return <p>The Admins of {practice} were told. One of them asks you for this number:</p>;
}

const SUPPORT_TOLD = "Support was told. They approve this device, or help your practice to do so.";
const NOBODY_TOLD =
  "Nobody could be told by e-mail either. Ask whoever looks after Chairside at your practice.";
