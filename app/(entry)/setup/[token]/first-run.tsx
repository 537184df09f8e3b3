import { EntryCard } from "@/app/_components/entry-card";
import { config } from "@/lib/config";
import { timeZones } from "@/lib/practices/time-zones";
import { beginPractice, checkFirstPassword, checkPractice } from "./actions";
import { FirstRunForm } from "./first-run-form";

const USUAL_ZONE = "America/New_York";

export function FirstRun({ token }: { token: string }) {
  const { PASSWORD_MIN_LENGTH: minLength, APP_URL } = config();
  return (
    <EntryCard
      title="Set up Chairside"
      description="This makes your first practice and you its Admin. It takes two minutes, and everything but the address can be changed later."
    >
      <FirstRunForm
        save={beginPractice.bind(null, { token })}
        check={checkPractice.bind(null, {})}
        checkPassword={checkFirstPassword.bind(null, {})}
        zones={timeZones()}
        usualZone={USUAL_ZONE}
        minLength={minLength}
        host={new URL(APP_URL).host}
      />
    </EntryCard>
  );
}
