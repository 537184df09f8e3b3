import { newId, type Tx } from "@/db";
import { insertRows } from "@/db/insert-rows";
import { links } from "@/db/schema/links";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { nextMembershipNumber } from "@/db/sql";
import type { About } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { newLink } from "@/lib/auth/links";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { enqueueAll } from "@/lib/outbox/enqueue";
import { membershipRow, personRow } from "@/lib/users/add-person";
import { firstMembership, newcomer } from "@/lib/users/create-user";
import { takeDefaultDoctorFromOthers } from "@/lib/users/default-doctor";
import { factsOfNew } from "@/lib/users/facts";
import { findUsers } from "@/lib/users/find-user";
import type { UserInput } from "@/lib/users/input";
import { takeProviderFromDeleted } from "@/lib/users/refuse-choices";
import { invitationOf } from "@/lib/users/way-in";

const AT_ONCE = 10;

type Around = {
  tx: Tx;
  about: About;
  admin: Authorized<"users.manage">;
  /** Whether they are sent an invitation; without one they stay Invited, and it can be sent later. */
  invite: boolean;
  pace: () => Promise<void>;
};

/** Adds people who were not refused, inside a change: what createUser does for one, in as few statements as they allow. */
export async function addPeople(around: Around, inputs: UserInput[]): Promise<void> {
  const { tx, about, admin, pace } = around;
  if (inputs.some((input) => input.defaultDoctor))
    await takeDefaultDoctorFromOthers(tx, about, admin.practice.id);
  for (const { providerId } of inputs) await takeProviderFromDeleted(tx, providerId);
  const people = inputs.map((input) => ({
    input,
    row: { ...personRow(newcomer(admin, input)), id: newId() },
  }));
  for (let from = 0; from < people.length; from += AT_ONCE) {
    await addSome(around, people.slice(from, from + AT_ONCE));
    await pace();
  }
  await tell(
    around,
    people.map(({ row }) => row.id),
  );
}

type Newcomer = { input: UserInput; row: ReturnType<typeof personRow> & { id: string } };

async function addSome({ tx, admin }: Around, people: Newcomer[]): Promise<void> {
  await insertRows(
    tx,
    users,
    people.map(({ row }) => row),
  );
  const number = await firstFreeNumber(tx, admin.practice.id);
  const places = people.map(({ input, row }, index) => ({
    ...membershipRow(admin.practice, firstMembership(row.id, input, null)),
    id: newId(),
    number: number + index,
  }));
  await insertRows(tx, memberships, places);
}

/** In the log, and by mail. */
async function tell({ tx, about, admin, invite, pace }: Around, ids: string[]): Promise<void> {
  const added = [...(await findUsers(admin, ids)).values()];
  for (const user of added) {
    about({ kind: "user", id: user.id, name: user.name }, { after: factsOfNew(user) }, "user.created");
    await pace();
  }
  if (!invite) return;
  for (let from = 0; from < added.length; from += AT_ONCE) {
    await inviteSome(tx, admin, added.slice(from, from + AT_ONCE));
    await pace();
  }
}

/** Of many new people at once each gets a number of their own only if it is counted here. */
async function firstFreeNumber(tx: Tx, practiceId: string): Promise<number> {
  const [row] = await tx
    .select({ number: nextMembershipNumber(practiceId) })
    .from(memberships)
    .limit(1);
  return Number(row?.number);
}

type Invited = Parameters<typeof mailAddressOf>[0] & { id: string; status: string };

/** By mail alone: a setup link is shown once to whoever hands it over, on that person's page. */
async function inviteSome(tx: Tx, admin: Authorized<"users.manage">, people: Invited[]): Promise<void> {
  const reachable = people.flatMap((person) => {
    const recipient = person.status === "invited" ? mailAddressOf(person) : null;
    return recipient ? [{ recipient, person, link: newLink("invitation", person.id) }] : [];
  });
  await insertRows(
    tx,
    links,
    reachable.map(({ link }) => link.row),
  );
  await enqueueAll(
    tx,
    reachable.map(({ recipient, person, link }) => invitationOf(admin, person.id, recipient, link.row.id)),
  );
}
