import type { Works } from "@/lib/jobs/start-jobs";
import { bulkWork } from "@/lib/users/bulk/bulk-work";
import { importWork } from "@/lib/users/imports/import-work";

/** Every kind of long work that this server can do. */
export const works: Works = { bulk: bulkWork, import: importWork };
