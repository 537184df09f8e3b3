import { findAccount, listKnownDevices } from "@/lib/devices/support-read";
import { revokeAllOnServer, revokeOnServer, trustOnServer } from "@/lib/devices/support-trust";
import { NotFoundError } from "@/lib/errors";
import { moment } from "./moment";
import { Refusal } from "./refusal";

/** Trusts a device of a user; without one it prints those to choose from. */
export async function trust(
  login: string | undefined,
  device: string | undefined,
  reason: string,
): Promise<void> {
  const account = await accountOf(login);
  if (!device) return printDevices(account);
  await trustOnServer(account.id, device, reason).catch(explain(account.name, device));
  console.log(`${account.name} is trusted on that device from now on.`);
}

/** Ends the trust in one device of a user, or in all of them. */
export async function revoke(
  login: string | undefined,
  device: string | undefined,
  reason: string,
): Promise<void> {
  const { id, name } = await accountOf(login);
  if (device) {
    await revokeOnServer(id, device, reason).catch(explain(name, device));
    console.log(`${name} is trusted on that device no more, and signed out there.`);
    return;
  }
  const revoked = await revokeAllOnServer(id, reason);
  console.log(
    `${name} is signed out everywhere, and ${revoked} ${revoked === 1 ? "device is" : "devices are"} trusted no more.`,
  );
}

async function accountOf(login: string | undefined) {
  if (!login) throw new Refusal("Name the user by their login: an e-mail or a username.", 2);
  return findAccount(login).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new Refusal(`Nobody has the login “${login}”.`) : error;
  });
}

function explain(name: string, device: string) {
  return (error: unknown): never => {
    throw error instanceof NotFoundError ? new Refusal(`${name} has no such device: ${device}.`) : error;
  };
}

async function printDevices({ id, name }: { id: string; name: string }): Promise<void> {
  const known = await listKnownDevices(id);
  if (known.length === 0) console.log(`${name} has not signed in from any device yet.`);
  for (const device of known)
    console.log(
      `${device.id}  ${device.label}, from ${device.address}, last seen ${moment(device.seenAt)}, ${trustOf(device)}`,
    );
}

function trustOf(device: Awaited<ReturnType<typeof listKnownDevices>>[number]): string {
  if (device.revokedAt) return `revoked ${moment(device.revokedAt)}`;
  if (!device.trustedAt) return "not trusted";
  return `trusted since ${moment(device.trustedAt)} (${device.trustedBy ?? "an Admin"})`;
}
