import { placeInWords } from "@/lib/devices/place";
import { listWaitingRequests } from "@/lib/devices/support-read";
import { NotFoundError } from "@/lib/errors";
import { moment } from "./moment";
import { Refusal } from "./refusal";

/** Prints the login requests that wait, the oldest first. */
export async function listRequests(practice: string | undefined): Promise<void> {
  const waiting = await listWaitingRequests(practice).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new Refusal(`There is no practice “${practice}”.`) : error;
  });
  if (waiting.length === 0) console.log("No login request waits.");
  for (const request of waiting) print(request);
}

function print(request: Awaited<ReturnType<typeof listWaitingRequests>>[number]): void {
  const { id, name, login, practice, device, address, country, attempts } = request;
  console.log(`${id}  ${name} (${login ?? "no login"}), ${practice ?? "Chairside support"}`);
  console.log(`  on ${device}, from ${address} (${placeInWords(country)})`);
  console.log(
    `  since ${moment(request.createdAt)}, expires ${moment(request.expiresAt)}, ${attempts} ${attempts === 1 ? "attempt" : "attempts"}`,
  );
}
