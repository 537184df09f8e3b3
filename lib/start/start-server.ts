import { migrateDatabase } from "@/db/migrate";
import { ConfigError, config } from "@/lib/config";
import { openPlaces } from "@/lib/devices/place";
import { startJobs } from "@/lib/jobs/start-jobs";
import { startDelivery } from "@/lib/outbox/start-delivery";
import { firstRunLink } from "@/lib/practices/first-run";
import { startHousekeeping } from "./housekeeping";
import { works } from "./works";

/** What a server does before its first request: check the settings, bring the database up to date, begin its work in the background. */
export async function startServer(): Promise<void> {
  checkSettings();
  await migrateDatabase().catch(refuseDatabase);
  await offerFirstRun();
  startDelivery();
  startHousekeeping();
  startJobs(works);
  void openPlaces();
}

function checkSettings(): void {
  try {
    config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    refuse(error.message);
  }
}

function refuseDatabase(error: unknown): never {
  const reason =
    error instanceof Error ? (error.cause as Error | undefined)?.message || error.message : String(error);
  refuse(`The database can't be opened or brought up to date: ${reason.split("\n")[0]}`);
}

/** An empty database has nobody who could sign in: whoever reads the server's output sets up the first practice. */
async function offerFirstRun(): Promise<void> {
  const link = await firstRunLink();
  if (link) printWhenReady(`Set up the first practice, once, within 7 days: ${link}`);
}

/** bin/server.ts prints these after "Chairside is ready". */
function printWhenReady(line: string): void {
  const shared = globalThis as { __chairsideReadyLines?: string[] };
  shared.__chairsideReadyLines = [...(shared.__chairsideReadyLines ?? []), line];
}

function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}
