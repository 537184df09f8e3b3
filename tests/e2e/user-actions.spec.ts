import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, signIn, somebodyNew } from "./sign-in";

const users = "/downtown/settings/users";

/** Adds somebody who signs in with a username; gives their page's address and the setup link. */
async function add(
  page: Page,
  { name, login }: { name: string; login: string },
): Promise<{ address: string; link: string }> {
  await page.goto(`${users}/new`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("radio", { name: "Username" }).check();
  await page.getByRole("textbox", { name: "Username" }).fill(login);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Front Office" });
  await page.getByRole("button", { name: "Save User" }).click();
  const link = await page.getByLabel("Setup link").inputValue();
  await page.goto(`${users}?q=${encodeURIComponent(name)}`);
  const address = await page.getByRole("rowheader").getByRole("link", { name }).first().getAttribute("href");
  return { address: address ?? "", link };
}

async function confirm(page: Page, address: string, act: string, button: string): Promise<void> {
  await page.goto(`${address}/${act}`);
  await page.getByRole("button", { name: button }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("Somebody is deactivated, reactivated, deleted and restored, each told beforehand", async ({
      page,
    }) => {
      const somebody = somebodyNew("Dora");
      await signIn(page);
      const { address } = await add(page, somebody);
      await page.goto(`${address}/deactivate`);
      await expect(page.getByRole("heading", { name: `Deactivate ${somebody.name}?` })).toBeVisible();
      await expect(page.getByText("can no longer sign in")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: "Deactivate" }).click();
      await page.waitForURL((url) => url.pathname === users);
      await page.goto(address);
      await expect(page.getByText("Deactivated", { exact: true })).toBeVisible();
      await confirm(page, address, "reactivate", "Reactivate");
      await expect(page.getByLabel("Setup link")).toBeVisible();
      await confirm(page, address, "delete", "Delete");
      await page.waitForURL((url) => url.pathname === users);
      expect((await page.goto(address))?.status()).toBe(404);
      await page.goto(`${users}/deleted`);
      if (javaScriptEnabled) await expectAccessible(page);
      await expect(page.getByRole("row", { name: new RegExp(somebody.name) })).toContainText("30 more days");
      await page.getByRole("link", { name: `Restore ${somebody.name}` }).click();
      await page.getByRole("button", { name: "Restore" }).click();
      await expect(page.getByLabel("Setup link")).toBeVisible();
      expect((await page.goto(address))?.status()).toBe(200);
    });
  });
}

test("A new setup link ends the one before", async ({ page, browser }) => {
  await signIn(page);
  const { address, link } = await add(page, somebodyNew("Rena"));
  await confirm(page, address, "resend", "Resend invitation");
  const newer = await page.getByLabel("Setup link").inputValue();
  expect(newer).not.toBe(link);
  const visitor = await browser.newPage();
  await visitor.goto(link);
  await expect(visitor.getByLabel("New password")).toHaveCount(0);
  await visitor.goto(newer);
  await expect(visitor.locator("input[type=password]").first()).toBeVisible();
  await visitor.close();
});

test("Nobody deletes or deactivates themselves, and the page says who can", async ({ page }) => {
  await signIn(page);
  await page.goto(`${users}?q=ruth+adler`);
  const address = await page
    .getByRole("rowheader")
    .getByRole("link", { name: "Ruth Adler" })
    .first()
    .getAttribute("href");
  await page.goto(address ?? "");
  await expect(page.getByText("You can’t deactivate or delete yourself: another Admin can.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Delete", exact: true })).toHaveCount(0);
  await page.goto(`${address}/delete`);
  await expect(page.getByText("You can't delete yourself. Another Admin can.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
});

test("Removing the Default Doctor asks who takes over", async ({ page }) => {
  await signIn(page);
  await page.goto(`${users}?permission=default-doctor`);
  const address = await page.getByRole("rowheader").getByRole("link").first().getAttribute("href");
  await page.goto(`${address}/deactivate`);
  await page.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.locator("#successorId-error")).toContainText("Choose who takes over, or nobody.");
  await expectAccessible(page);
});

test("Another practice's user is not found, whatever is asked of them", async ({ page, browser }) => {
  const lakeside = await browser.newPage();
  await signIn(page);
  const { address } = await add(page, somebodyNew("Lara"));
  const id = address.slice(address.lastIndexOf("/") + 1);
  await signIn(lakeside, "grace@brightsmiles.example");
  for (const act of ["", "/delete", "/deactivate", "/resend", "/sign-out"])
    expect((await lakeside.goto(`/harbor/settings/users/${id}${act}`))?.status()).toBe(404);
  await lakeside.close();
});
