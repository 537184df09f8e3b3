import { runDueJobs } from "@/lib/jobs/start-jobs";
import { importWork } from "@/lib/users/imports/import-work";

// A server of its own, for kill.test.ts to end in the middle of an import.
let rests = 0;
const hanging = {
  ...importWork,
  carryOut: (run: Parameters<typeof importWork.carryOut>[0]) =>
    importWork.carryOut({
      ...run,
      pace: async () => {
        if (++rests < 400) return;
        process.stdout.write("half\n");
        await new Promise(() => setInterval(() => undefined, 1000));
      },
    }),
};
await runDueJobs({ import: hanging }, "killed");
