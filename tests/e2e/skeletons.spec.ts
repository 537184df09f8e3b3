import { expect, test } from "@playwright/test";
import { signIn } from "./sign-in";

test("a page that takes its time shows what is coming, and gives its place up to it", async ({ page }) => {
  await signIn(page);
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/downtown/settings/providers?*", async (route) => {
    await slow;
    await route.continue();
  });
  await page.getByRole("link", { name: "PMS Providers" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
  answer();
  await expect(page.getByRole("heading", { name: "PMS Providers", level: 1 })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
});
