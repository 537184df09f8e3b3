import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import type { WorkRow } from "@/lib/jobs/work";
import { foldForSearch } from "@/lib/text";
import { refuseNew } from "@/lib/users/create-user";
import { type FoundUser, findUsers } from "@/lib/users/find-user";
import type { UserInput } from "@/lib/users/input";
import { type LookUps, ownersOf } from "@/lib/users/look-ups";
import { refuseOwnAdminAmongMany } from "@/lib/users/own-admin";
import { changedFields, refuseChange } from "@/lib/users/update-user";
import type { Choices } from "./choices";
import { formOfRow, type Problem } from "./form-of-row";
import { type Identity, identityOf } from "./identity";
import { lookUpsAtOnce } from "./look-ups-at-once";
import type { Cells } from "./take-file";

/** A row and what the form's own rules make of it. */
export type Judged = { row: WorkRow } & (
  | { problems: Problem[] }
  | { kind: "new"; input: UserInput }
  | { kind: "changed" | "unchanged"; input: UserInput; user: FoundUser }
);

type Read = { row: WorkRow; identity: Identity; cells: Cells };

/** Judges some rows together, in a dozen questions however many they are; at most 500. `pace` is called between two rows. */
export async function judgeRows(
  admin: Authorized<"users.manage">,
  rows: WorkRow[],
  choices: Choices,
  pace: () => Promise<void>,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  const read: Read[] = [];
  for (const row of rows) {
    const cells = cellsOf(row);
    const identity = identityOf(cells);
    if ("problem" in identity) judged.push(refusedAt(row, "loginKind", identity.problem));
    else read.push({ row, identity, cells });
  }
  const known = await knownPeople(admin, read);
  const asked: { row: WorkRow; input: UserInput; user: FoundUser | undefined }[] = [];
  for (const { row, identity, cells } of read) {
    const found = known.get(identity.key) ?? [];
    if (found.length > 1) judged.push(refusedAt(row, "name", SEVERAL));
    else {
      const form = formOfRow(cells, identity, choices, found[0]);
      if ("problems" in form) judged.push({ row, problems: form.problems });
      else asked.push({ row, input: form.input, user: found[0] });
    }
    await pace();
  }
  const look = await lookUpsFor(admin, asked);
  for (const one of asked) {
    judged.push(await judge(admin, one, look));
    await pace();
  }
  return judged.sort((left, right) => left.row.number - right.row.number);
}

const SEVERAL = "Several people without a login have this name. Change them on their own pages.";

/** What a row's cells were. */
export function cellsOf({ task }: WorkRow): Cells {
  return (task["cells"] ?? {}) as Cells;
}

function refusedAt(row: WorkRow, field: string, message: string): Judged {
  return { row, problems: [{ field, message }] };
}

async function judge(
  admin: Authorized<"users.manage">,
  { row, input, user }: { row: WorkRow; input: UserInput; user: FoundUser | undefined },
  look: LookUps,
): Promise<Judged> {
  const refused = await refusalOf(
    user ? refuseKnown(admin, user, input, look) : refuseNew(admin, input, look),
  );
  if (refused) return refusedAt(row, refused.field, refused.message);
  if (!user) return { row, kind: "new", input };
  return { row, kind: changedFields(input, user).length > 0 ? "changed" : "unchanged", input, user };
}

async function refuseKnown(
  admin: Authorized<"users.manage">,
  user: FoundUser,
  input: UserInput,
  look: LookUps,
): Promise<void> {
  refuseOwnAdminAmongMany(admin, user, input);
  await refuseChange(admin, user, input, look);
}

/** What a refusal said, as a value: the next row is asked all the same. */
export async function refusalOf(asking: Promise<void>): Promise<InvalidError | undefined> {
  const said = await asking.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (said === undefined || said instanceof InvalidError) return said;
  throw said;
}

/** Those of the practice whom the rows name, by the row's identity: one by a login, and perhaps several by a name without a login. */
async function knownPeople(
  admin: Authorized<"users.manage">,
  read: Read[],
): Promise<Map<string, FoundUser[]>> {
  const logins = read.filter(({ identity }) => identity.login).map(({ identity }) => identity.login);
  const owners = logins.length > 0 ? await ownersOf(admin, logins) : new Map();
  const byLogin = [...owners].flatMap(([key, owner]) =>
    owner.here ? [{ key: `login ${key}`, id: owner.id }] : [],
  );
  const found = [...byLogin, ...(await withoutLogin(admin, read))];
  const people = await findUsers(
    admin,
    found.map(({ id }) => id),
  );
  const byKey = Map.groupBy(found, ({ key }) => key);
  return new Map([...byKey].map(([key, some]) => [key, some.flatMap(({ id }) => people.get(id) ?? [])]));
}

async function withoutLogin({ practice }: Authorized<"users.manage">, read: Read[]) {
  const names = read
    .filter(({ identity }) => identity.loginKind === "none")
    .map(({ cells }) => foldForSearch(cells.name ?? ""));
  if (names.length === 0) return [];
  const rows = await db
    .select({ id: users.id, nameKey: memberships.nameKey })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.loginKind, "none")))
    .where(
      and(
        eq(memberships.practiceId, practice.id),
        eq(memberships.listed, true),
        inArray(memberships.nameKey, names),
      ),
    );
  return rows.map(({ id, nameKey }) => ({ key: `name ${nameKey}`, id }));
}

function lookUpsFor(
  admin: Authorized<"users.manage">,
  asked: { input: UserInput; user: FoundUser | undefined }[],
): Promise<LookUps> {
  return lookUpsAtOnce(admin, {
    logins: asked.flatMap(({ input }) => input.login ?? []),
    userIds: asked.flatMap(({ user }) => user?.id ?? []),
    providerIds: asked.flatMap(({ input }) => input.providerId ?? []),
  });
}
