import { expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { countGroupRequests, listGroupRequests } from "@/lib/devices/group-requests";
import { aGroup } from "@/tests/groups/a-group";
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
