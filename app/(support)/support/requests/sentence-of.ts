import type { SeenRequest } from "@/lib/devices/queries";

/** How a request ended, in one sentence. */
export function sentenceOf(request: SeenRequest): string {
  const { standing, name, practice, device, decidedByName, decidedHow } = request;
  const how = decidedHow ? `, ${decidedHow}` : "";
  const whose = `${name} of ${practice} on ${device}`;
  if (standing === "declined") return `${decidedByName ?? "Somebody"} declined ${whose}${how}`;
  if (standing === "withdrawn") return `The request of ${whose} was withdrawn${how}`;
  if (standing === "expired" || standing === "open") return `Nobody decided on ${whose} in 24 hours`;
  return `${decidedByName ?? "Somebody"} approved ${whose}${how}`;
}
