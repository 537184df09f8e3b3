import { userInput } from "@/lib/users/input";
import { isElsewhere } from "./form-texts";

/** What the server would say at this field, or "" when nothing. What needs the database is left to it. */
export function fieldProblem(field: string, fields: Record<string, string>): string {
  const own = Object.fromEntries(Object.entries(fields).filter(([name]) => !isElsewhere(name)));
  const read = userInput.safeParse(own);
  const problem = read.error?.issues.find(({ path }) => path[0] === field);
  return problem?.message ?? "";
}
