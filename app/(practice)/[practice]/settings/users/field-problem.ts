import { userInput } from "@/lib/users/input";

/** What the server would say at this field, or "" when nothing. What needs the database is left to it. */
export function fieldProblem(field: string, fields: Record<string, string>): string {
  const read = userInput.safeParse(fields);
  const problem = read.error?.issues.find(({ path }) => path[0] === field);
  return problem?.message ?? "";
}
