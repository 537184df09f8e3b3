import type { UserInput } from "@/lib/users/input";
import { lastAdminWords } from "@/lib/users/lasting-admin";
import { isLastingAdmin } from "@/lib/users/rules";
import { identityOf } from "./identity";
import type { Judged } from "./judge-rows";
import { cellsOf } from "./judge-rows";

/**
 * What only the whole file can tell: two rows about one person, one provider or the Default Doctor, and whether an Admin is left. The rows
 * are shown to it in their order.
 */
export function wholeFile(lastingAdmins: ReadonlySet<string>) {
  const taken = new Map<string, number>();
  const left = new Set(lastingAdmins);
  const twice = (key: string | undefined, number: number): number | undefined => {
    if (key === undefined) return undefined;
    const first = taken.get(key);
    if (first === undefined) taken.set(key, number);
    return first;
  };
  return {
    /** The row, or what is wrong with it beside the rows before it. */
    beside(judged: Judged): Judged {
      const { row } = judged;
      const identity = identityOf(cellsOf(row));
      const again = "key" in identity ? twice(identity.key, row.number) : undefined;
      if (again !== undefined)
        return refused(row, "loginKind", `Row ${again} is about the same person already.`);
      if (!("input" in judged)) return judged;
      const { input } = judged;
      const held = twice(input.providerId ?? undefined, row.number);
      if (held !== undefined) return refused(row, "providerId", `Row ${held} has the same provider already.`);
      const doctor = twice(input.defaultDoctor ? "default doctor" : undefined, row.number);
      if (doctor !== undefined)
        return refused(row, "defaultDoctor", `Row ${doctor} is the Default Doctor already. Only one can be.`);
      return judged;
    },
    /** Notes who is an Admin by this row; whether it takes one away, so that it has to come after those that make some. */
    losesAdmin(judged: Judged): boolean {
      if (!("user" in judged)) return false;
      const lasts = isLastingAdmin({ ...asPerson(judged.input), status: judged.user.status });
      if (lasts) left.add(judged.user.id);
      return !lasts && left.has(judged.user.id);
    },
    /** Takes an Admin away; why not, where it would be the last. */
    withoutAdmin(judged: Judged): Judged {
      if (!("user" in judged)) return judged;
      if (left.size === 1) return refused(judged.row, "admin", lastAdminWords(judged.user.name));
      left.delete(judged.user.id);
      return judged;
    },
  };
}

function asPerson({ admin, loginKind, accessEndsOn }: UserInput) {
  return { admin, loginKind, accessEndsOn };
}

function refused(row: Judged["row"], field: string, message: string): Judged {
  return { row, problems: [{ field, message }] };
}
