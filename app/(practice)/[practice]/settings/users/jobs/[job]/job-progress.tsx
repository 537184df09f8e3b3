"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { count, type Standing } from "@/app/(practice)/[practice]/settings/users/jobs/job-words";

const EVERY = 800;

type JobProgressProps = { stateHref: string; standing: Standing; done: number; total: number };

/** How far the work is; it follows by itself while the page is open, and goes on without it. */
export function JobProgress({ stateHref, standing, done: rendered, total }: JobProgressProps) {
  const router = useRouter();
  const [done, setDone] = useState(rendered);
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await fetch(stateHref, { cache: "no-store", redirect: "manual" }).catch(() => undefined);
      const told = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
      if (stopped) return;
      if (told && typeof told.done === "number") setDone(told.done);
      if (told && told.standing !== standing) router.refresh();
      timer = setTimeout(ask, EVERY);
    };
    timer = setTimeout(ask, EVERY);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [stateHref, standing, router]);
  const doing = standing === "checking" ? "Looking at what each row leads to" : "Working";
  return (
    <div className="card work-progress">
      <p id="work-progress">
        <b>{doing}</b>{" "}
        <span className="text-muted">
          {count(done)} of {count(total)}
        </span>
      </p>
      <progress aria-labelledby="work-progress" value={done} max={Math.max(total, 1)} />
      <p className="hint">
        You can leave this page: the work goes on, and Import CSV in the list of users leads back to it.
      </p>
      <p className="no-js-only">
        <a className="button" href="?" data-variant="secondary" data-hard>
          Reload to see how far it is
        </a>
      </p>
    </div>
  );
}
