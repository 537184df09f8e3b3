import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./sign-in";

const table = (page: Page) => page.getByRole("table", { name: "Users" });

test("Ruth finds somebody by part of a name, filters, sorts, and sends the address to Sam", async ({
  page,
  browser,
}) => {
  await signIn(page);
  await page.goto("/downtown/settings/users");
  await expect(table(page).getByRole("row", { name: /Ben Okafor/ })).toBeVisible();
  await page.getByLabel("Search users").fill("kafo");
  await expect(page).toHaveURL(/q=kafo/);
  await expect(table(page).getByRole("row")).toHaveCount(2);
  await page.getByLabel("Search users").fill("");
  await expect(page).not.toHaveURL(/q=/);
  await page.getByLabel("Role").selectOption({ label: "Front Office" });
  await expect(page).toHaveURL(/role=front-office/);
  await page.getByRole("link", { name: "Login", exact: true }).click();
  await expect(page).toHaveURL(/sort=login/);
  await expect(page.getByRole("columnheader", { name: "Login" })).toHaveAttribute("aria-sort", "ascending");
  const sams = await browser.newPage();
  await signIn(sams, "sam@brightsmiles.example");
  await sams.goto(page.url());
  // Other stories add people meanwhile: whom both lists show, both show in the same order.
  const names = await table(page).getByRole("rowheader").allTextContents();
  const seen = await table(sams).getByRole("rowheader").allTextContents();
  const both = names.filter((name) => seen.includes(name));
  expect(both.length).toBeGreaterThan(1);
  expect(both).toContainEqual(expect.stringContaining("Chloe Park"));
  expect(seen.filter((name) => names.includes(name))).toEqual(both);
  await sams.close();
});

test("Nobody matches: the list says so and offers to clear the filters", async ({ page }) => {
  await signIn(page);
  await page.goto("/downtown/settings/users?q=nobody+at+all&status=invited");
  await expect(page.getByRole("heading", { name: "No users match" })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/downtown\/settings\/users$/);
  await expect(table(page).getByRole("row", { name: /Chloe Park/ })).toBeVisible();
});

test("The row menu opens by keyboard and leads to what can be done", async ({ page }) => {
  await signIn(page);
  await page.goto("/downtown/settings/users?q=chloe+park");
  const trigger = page.getByRole("button", { name: "Actions for Chloe Park" });
  await trigger.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeFocused();
  await expect(page.getByRole("menuitem")).toHaveText([
    "Edit",
    "Deactivate",
    "Sign out everywhere",
    "Delete",
  ]);
  await page.keyboard.press("Escape");
  await expect(trigger).toBeFocused();
  await trigger.click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Chloe Park");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the filters are a form with a button, and each row leads to the person", async ({ page }) => {
    await signIn(page);
    await page.goto("/downtown/settings/users");
    await page.getByLabel("Permission", { exact: true }).selectOption({ label: "Admin" });
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/permission=admin/);
    await expect(table(page).getByRole("rowheader")).toHaveText([/Grace Lindqvist/, /Ruth Adler/, /Sam Ito/]);
    await page
      .getByRole("link", { name: /Sam Ito/ })
      .first()
      .click();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Sam Ito");
  });
});

test.describe("refused without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Chloe reads why the settings are closed to her, and Omar that there is nothing here", async ({
    page,
    browser,
  }) => {
    await signIn(page, "chloe@brightsmiles.example");
    expect((await page.goto("/downtown/settings/users"))?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "You need the Admin permission" })).toBeVisible();
    const omars = await browser.newPage({ javaScriptEnabled: false });
    await signIn(omars, "omar@lakeside.example");
    expect((await omars.goto("/downtown/settings/users"))?.status()).toBe(404);
    await expect(omars.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    expect((await omars.goto("/no-such-practice/settings/users"))?.status()).toBe(404);
    await expect(omars.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await omars.close();
  });

  test("Ruth reads that there is nobody at an address that is nobody's", async ({ page }) => {
    await signIn(page);
    const nobody = "/downtown/settings/users/00000000-0000-7000-8000-000000000000";
    for (const address of [nobody, `${nobody}/access`, `${nobody}/deactivate`]) {
      expect((await page.goto(address))?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
    }
  });
});

test("A body too large and a form that is none are refused plainly, not as an error of the server", async ({
  page,
}) => {
  await signIn(page);
  const path = "/downtown/settings/users/new";
  const large = await page.request.post(path, {
    multipart: { photo: { name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(11_000_000) } },
  });
  expect(large.status()).toBe(413);
  expect(await large.text()).toContain("8 MB");
  for (const headers of [
    { "content-type": "multipart/form-data; boundary=x" },
    { "content-type": "multipart/form-data" },
  ]) {
    const garbage = await page.request.post(path, { headers, data: "--y\r\nno form at all" });
    expect(garbage.status()).toBeLessThan(500);
  }
});

test("The export is what the list shows, as CSV that no spreadsheet runs", async ({ page }) => {
  await signIn(page);
  const answer = await page.request.get("/downtown/settings/users/export?role=hygienist");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  const text = await answer.text();
  expect(text.split("\r\n")[0]).toContain("Name,Public Name,Login,Role");
  expect(text).toContain("Ben Okafor");
  expect(text).not.toContain("Ruth Adler");
});

test("Chloe, who is no Admin, is told who can let her in, and sees nothing of the page", async ({ page }) => {
  await signIn(page, "chloe@brightsmiles.example");
  const answer = await page.goto("/downtown/settings/users");
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "You need the Admin permission" })).toBeVisible();
  await expect(page.getByText("Ruth Adler")).toBeVisible();
  expect(await page.content()).not.toContain("ben.okafor");
});

for (const [name, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  laptop: { width: 1280, height: 800 },
  wide: { width: 1920, height: 1080 },
})) {
  test(`The list holds its shape and its accessibility at ${name} width`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await signIn(page);
    await page.goto("/downtown/settings/users");
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}
