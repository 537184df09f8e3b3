import { expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { waitingOf } from "@/lib/devices/waiting";
import { endOf, runScript } from "@/tests/support/run-script";
import { anAdmin, aPerson, aPractice, letIn, PASSWORD, theLogOf } from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };

test("beside a running server the operator sees who waits, approves with a reason, and comes too late the second time", async () => {
  const practice = await aPractice({ name: "Downtown" });
  await anAdmin("logins.decide", practice);
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const opened = letIn(await signIn(chloe.login ?? "", PASSWORD, origin));

  const listed = await support("login-requests", "--practice", practice.slug);
  expect(listed).toMatchObject({ code: 0, complained: "" });
  expect(listed.printed).toContain(`Chloe Park (${chloe.login}), Downtown`);
  expect(listed.printed).toMatch(/on Chrome 156 on Linux, from 192\.0\.2\.7 \(unknown\)/);
  expect(listed.printed).toMatch(/since .* UTC, expires .* UTC, 1 attempt\n/);
  const id = listed.printed.split(" ")[0] ?? "";

  expect(await support("approve", id)).toMatchObject({
    code: 2,
    complained: expect.stringContaining("Say why, for the practice's log."),
  });
  const approved = await support("approve", id, "--reason", "the only Admin lost her phone");
  expect(approved).toMatchObject({ code: 0, printed: expect.stringContaining("without the number") });
  expect(await waitingOf(opened.token)).toMatchObject({ standing: "approved" });
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "login.approved",
    after: { Reason: "the only Admin lost her phone" },
  });
  expect(await support("decline", id, "--reason", "too late")).toMatchObject({
    code: 1,
    complained: expect.stringMatching(
      /^Chairside support has already approved this request, without the number, on .+\. Nothing was changed\.\n$/,
    ),
  });
});

test("the operator looks at a user's devices, trusts one, and revokes all", async () => {
  const practice = await aPractice();
  const ben = await aPerson({ at: practice, name: "Ben Okafor", loginKind: "username", login: "ben.okafor" });
  await signIn("ben.okafor", PASSWORD, origin);
  const listed = await support("trust", "Ben.Okafor");
  expect(listed).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/Chrome 156 on Linux.*not trusted/),
  });
  const device = listed.printed.split(" ")[0] ?? "";
  const waits = await support("trust", "ben.okafor", device, "--reason", "he stands before me");
  expect(waits).toMatchObject({ code: 1, complained: expect.stringContaining("A login request waits") });
  const [, request = ""] = /decline (\S+)\./.exec(waits.complained) ?? [];
  expect(await support("decline", request, "--reason", "trusted instead")).toMatchObject({ code: 0 });
  expect(await support("trust", "ben.okafor", device, "--reason", "he stands before me")).toMatchObject({
    code: 0,
    printed: "Ben Okafor is trusted on that device from now on.\n",
  });
  expect(await support("revoke", ben.login ?? "", "--reason", "he left")).toMatchObject({
    code: 0,
    printed: "Ben Okafor is signed out everywhere, and 1 device is trusted no more.\n",
  });
});

test("what is unknown is said in a line, and what isn't understood with the usage", async () => {
  expect(await support("--help")).toMatchObject({ code: 0, printed: expect.stringContaining("Usage:") });
  for (const given of [[], ["dance"], ["approve"], ["--reasn", "x"], ["approve", "a", "b"]])
    expect(await support(...given)).toMatchObject({ code: 2, complained: expect.stringContaining("Usage:") });
  const why = ["--reason", "because"];
  const unknown: [string[], string][] = [
    [["approve", "x", ...why], "There is no login request x.\n"],
    [["trust", "nobody"], "Nobody has the login “nobody”.\n"],
    [["login-requests", "--practice", "nowhere"], "There is no practice “nowhere”.\n"],
  ];
  for (const [given, complained] of unknown)
    expect(await support(...given)).toMatchObject({ code: 1, complained });
});

function support(...given: string[]) {
  return endOf(runScript("bin/support.ts", given));
}
