import { expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { countGroupRequests, listGroupRequests } from "@/lib/devices/group-requests";
import { aGroup, leading } from "@/tests/groups/a-group";
import { aPerson, aPractice, PASSWORD } from "@/tests/support/world";

test("A Group Admin sees the login requests of the practices where they are an Admin, and of no others", async () => {
  const { home, harbor, far, lead } = await aGroup();
  expect(await listGroupRequests(lead)).toEqual([]);
  expect(await countGroupRequests(lead)).toBe(0);
  const origin = { userAgent: "a new browser", address: "192.0.2.9" };
  for (const [name, at] of [
    ["Ann", home],
    ["Bo", harbor],
    ["Far", far],
    ["Omar", await aPractice()],
  ] as const) {
    const person = await aPerson({ at, name });
    await signIn(person.login ?? "", PASSWORD, origin);
  }
  const seen = await listGroupRequests(lead);
  expect(seen.map(({ name, slug }) => [name, slug])).toEqual([
    ["Bo", harbor.slug],
    ["Ann", home.slug],
  ]);
  expect(await countGroupRequests(lead)).toBe(2);
});

test("whoever leads the whole group counts its requests and no other group's", async () => {
  const home = await aPractice({ name: "Downtown" });
  const grace = await aPerson({ at: home, can: ["admin"], groupAdmin: true, name: "Grace Lindqvist" });
  const lead = await leading(grace, home.groupId);
  expect(lead.everywhere).toBe(true);
  const origin = { userAgent: "a new browser", address: "192.0.2.9" };
  for (const at of [home, await aPractice()]) {
    const person = await aPerson({ at });
    await signIn(person.login ?? "", PASSWORD, origin);
  }
  expect(await countGroupRequests(lead)).toBe(1);
  expect((await listGroupRequests(lead)).map(({ slug }) => slug)).toEqual([home.slug]);
});
