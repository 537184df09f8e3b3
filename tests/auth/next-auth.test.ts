import { expect, test } from "vitest";
import { authOptions } from "@/app/_server/auth";

test("what goes wrong inside sign-in never stands in the address: next-auth would put it there", async () => {
  const [provider] = authOptions().providers as unknown as [
    { options: { authorize: (given: object) => Promise<unknown> } },
  ];
  // Outside a request Next throws an error of its own, with words of its own.
  await expect(provider.options.authorize({ login: "ruth", password: "x" })).rejects.toThrow(/^Unavailable$/);
});
