import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible, signIn, somebodyNew } from "./sign-in";

const users = "/downtown/settings/users";
const GRACE = "grace@brightsmiles.example";
const allow = (page: Page) => page.getByRole("checkbox", { name: "Allow Login to Other Practices" });
const line = (page: Page, practice: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: practice }) });
const box = (page: Page, practice: string) => line(page, practice).getByRole("checkbox", { name: practice });
const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save User" }).click();
  await page.waitForURL((url) => url.pathname === users);
};

/** Somebody of Downtown who signs in with an e-mail; gives the address of their form. */
async function add(page: Page, name: string, login: string): Promise<string> {
  await page.goto(`${users}/new`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("textbox", { name: "Email", exact: true }).fill(`${login}@brightsmiles.example`);
  await page.locator("#roleId").selectOption({ label: "Front Office" });
  await save(page);
  return find(page, name);
}

async function find(page: Page, name: string, list = users): Promise<string> {
  await page.goto(`${list}?q=${encodeURIComponent(name)}`);
  const link = page.getByRole("rowheader").getByRole("link", { name }).first();
  return (await link.getAttribute("href")) ?? "";
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("Grace gives somebody Harbor the same as here, and Uptown with a role of its own", async ({
      page,
    }) => {
      const { name, login } = somebodyNew("Gina");
      await signIn(page, GRACE);
      const address = await add(page, name, login);
      await page.goto(address);
      await expect(box(page, "Harbor")).toBeHidden();
      await allow(page).check();
      await box(page, "Harbor").check();
      await expect(
        line(page, "Harbor").getByRole("radio", { name: "Same permissions as here" }),
      ).toBeChecked();
      await box(page, "Uptown").check();
      const uptown = line(page, "Uptown");
      await uptown.getByRole("radio", { name: "Its own role and permissions" }).check();
      await uptown.getByRole("combobox", { name: "Role" }).selectOption({ label: "Billing" });
      await uptown.getByRole("checkbox", { name: "Chat User" }).check();
      if (javaScriptEnabled) await expectAccessible(page);
      await save(page);
      await expect(page.locator(".toast")).toContainText(
        `${name} can now log in to Harbor, with the same permissions as at Downtown.`,
      );
      await expect(page.locator(".toast")).toContainText("as Billing with Chat User");
      await page.goto(`${address}/practices`);
      const row = page.getByRole("row", { name: /Uptown/ });
      await expect(row).toContainText("Billing (differs)");
      await expect(page.getByRole("row", { name: /Harbor/ })).toContainText("The home practice");
      if (javaScriptEnabled) await expectAccessible(page);
      expect(await find(page, name, "/harbor/settings/users")).toMatch(/\/harbor\/settings\/users\//);
    });

    test("What was filled in for a practice outlasts an error elsewhere", async ({ page }) => {
      const { name } = somebodyNew("Rosa");
      await signIn(page, GRACE);
      await page.goto(`${users}/new`);
      await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
      await page.getByRole("radio", { name: "No login (profile only)" }).check();
      await allow(page).check();
      await box(page, "Uptown").check();
      const uptown = line(page, "Uptown");
      await uptown.getByRole("radio", { name: "Its own role and permissions" }).check();
      await uptown.getByRole("checkbox", { name: "Show in the App" }).check();
      await page.getByRole("button", { name: "Save User" }).click();
      await expect(page.locator(".error-summary")).toContainText("Role: Choose a role.");
      await expect(page.locator(".error-summary")).toContainText("Uptown: Choose a role for this practice.");
      await expect(uptown.getByRole("checkbox", { name: "Show in the App" })).toBeChecked();
      await uptown.getByRole("combobox", { name: "Role" }).selectOption({ label: "Hygienist" });
      await page.locator("#roleId").selectOption({ label: "Doctor" });
      await save(page);
      await expect(page.locator(".toast")).toContainText(`${name} now belongs to Uptown as Hygienist`);
    });

    test("Unticked, the login ends; Select all gives it everywhere", async ({ page }) => {
      const { name, login } = somebodyNew("Uma");
      await signIn(page, GRACE);
      const address = await add(page, name, login);
      await page.goto(address);
      await allow(page).check();
      await page.getByRole("checkbox", { name: "Select all" }).check();
      if (javaScriptEnabled) await expect(box(page, "Uptown")).toBeChecked();
      await save(page);
      await page.goto(address);
      await expect(box(page, "Harbor")).toBeChecked();
      await box(page, "Harbor").uncheck();
      await expect(page.getByText("Saving ends their login to Harbor.")).toBeVisible();
      await save(page);
      await expect(page.locator(".toast")).toContainText(`${name} can no longer log in to Harbor.`);
      await page.goto(address);
      await allow(page).uncheck();
      await expect(page.getByText("Saving ends their login to all practices")).toBeVisible();
      await save(page);
      await expect(page.locator(".toast")).toContainText(`${name} can no longer log in to Uptown.`);
    });

    test("Two change one person's login to Harbor: the second sees what differs, and chooses", async ({
      page,
      browser,
    }) => {
      const { name, login } = somebodyNew("Carla");
      await signIn(page, GRACE);
      const address = await add(page, name, login);
      await page.goto(address);
      const other = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await signIn(other, GRACE);
      await other.goto(address);
      await allow(other).check();
      await box(other, "Harbor").check();
      await save(other);
      await allow(page).check();
      await box(page, "Harbor").check();
      await line(page, "Harbor").getByRole("radio", { name: "Its own role and permissions" }).check();
      await line(page, "Harbor").getByRole("combobox", { name: "Role" }).selectOption({ label: "Billing" });
      await page.getByRole("button", { name: "Save User" }).click();
      await expect(page.getByRole("radio", { name: /^Harbor: yours: Billing/ })).toBeChecked();
      await page
        .getByRole("radio", { name: "Harbor: what was saved meanwhile: Same permissions as at Downtown" })
        .check();
      await page.getByRole("button", { name: "Save with these choices" }).click();
      await page.waitForURL((url) => url.pathname === users);
      await page.goto(`${address}/practices`);
      await expect(page.getByRole("row", { name: /Harbor/ })).toContainText("The home practice");
      await other.close();
    });

    test("An Admin of Harbor ends the login there, and is told beforehand", async ({ page }) => {
      const { name, login } = somebodyNew("Elsa");
      await signIn(page, GRACE);
      const address = await add(page, name, login);
      await page.goto(address);
      await allow(page).check();
      await box(page, "Harbor").check();
      await save(page);
      const there = await find(page, name, "/harbor/settings/users");
      await page.goto(there);
      await page.getByRole("link", { name: "Practices", exact: true }).click();
      await page.getByRole("link", { name: "End login here" }).click();
      await expect(page.getByRole("heading", { name: `End ${name}’s login to Harbor?` })).toBeVisible();
      await expect(page.getByText("can no longer log in to Harbor")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: "End login" }).click();
      await page.waitForURL((url) => url.pathname === "/harbor/settings/users");
      expect((await page.goto(there))?.status()).toBe(404);
      expect((await page.goto(address))?.status()).toBe(200);
      await page.goto(`${address}/practices/end`);
      await expect(page.getByText(`Downtown is ${name}'s home practice.`)).toBeVisible();
    });

    test("Grace moves somebody's home to Harbor", async ({ page }) => {
      const { name, login } = somebodyNew("Mona");
      await signIn(page, GRACE);
      const address = await add(page, name, login);
      await page.goto(address);
      await allow(page).check();
      await box(page, "Harbor").check();
      await save(page);
      await page.goto(`${address}/practices/home`);
      await page.getByRole("button", { name: "Move home practice" }).click();
      await expect(page.locator("#practiceId-error")).toContainText("Choose one of the practices");
      await page.getByLabel("New home practice").selectOption({ label: "Harbor" });
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByRole("button", { name: "Move home practice" }).click();
      await page.waitForURL((url) => url.pathname === `${address}/practices`);
      await expect(page.getByRole("row", { name: /Harbor/ })).toContainText("Home practice");
      await page.goto(address);
      await expect(page.getByText("belong to Harbor, their home practice")).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveAttribute("readonly", "");
    });
  });
}

test("An Admin who is no Group Admin is not shown the field, and forging it changes nothing", async ({
  page,
}) => {
  await signIn(page);
  const { name } = somebodyNew("Fay");
  await page.goto(`${users}/new`);
  await expect(page.getByText("Allow Login to Other Practices")).toHaveCount(0);
  expect(await page.content()).not.toContain("otherPractices");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("radio", { name: "No login (profile only)" }).check();
  await page.locator("#roleId").selectOption({ label: "Other" });
  await page.locator("#user").evaluate((form) => {
    const fields = { otherPractices: "on", "practice.all": "on" };
    for (const [key, value] of Object.entries(fields))
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: key, value }));
  });
  await page.getByRole("button", { name: "Save User" }).click();
  await expect(page.locator(".error-summary")).toContainText("fields that don't belong to it");
  await page.goto(`${users}?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("heading", { name: "No users match" })).toBeVisible();
  const chloe = await find(page, "Chloe Park");
  expect((await page.goto(`${chloe}/practices/home`))?.status()).toBe(403);
  expect((await page.goto(`${chloe}/practices`))?.status()).toBe(200);
  await expect(page.getByRole("row")).toHaveCount(2);
});

test("What a Group Admin forges for another group's practice is refused, and nothing is saved", async ({
  page,
}) => {
  const { name } = somebodyNew("Lara");
  await signIn(page, GRACE);
  await page.goto(`${users}/new`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("radio", { name: "No login (profile only)" }).check();
  await page.locator("#roleId").selectOption({ label: "Other" });
  await allow(page).check();
  await page.locator("#user").evaluate((form) => {
    const name = `practice.${crypto.randomUUID()}`;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: "same" }));
  });
  await page.getByRole("button", { name: "Save User" }).click();
  await expect(page.locator(".error-summary")).toContainText("not yours to give");
  await page.goto(`${users}?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("heading", { name: "No users match" })).toBeVisible();
});

test("Search finds practices, Select all ticks those found, and what was typed comes back as a draft", async ({
  page,
}) => {
  await signIn(page, GRACE);
  const address = await find(page, "Chloe Park");
  await page.goto(address);
  await allow(page).check();
  await page.getByRole("searchbox", { name: "Search practices" }).fill("upt");
  await expect(box(page, "Harbor")).toBeHidden();
  await page.getByRole("checkbox", { name: "Select all" }).check();
  await expect(page.getByText("1 of 2 selected")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search practices" }).fill("");
  await expect(box(page, "Harbor")).not.toBeChecked();
  await page.getByRole("button", { name: "Permissions at Uptown" }).click();
  await line(page, "Uptown").getByRole("radio", { name: "Its own role and permissions" }).check();
  await line(page, "Uptown").getByRole("combobox", { name: "Role" }).selectOption({ label: "Billing" });
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("What you typed before is back")).toBeVisible();
  await expect(line(page, "Uptown").getByRole("combobox", { name: "Role" })).toHaveValue("billing");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(allow(page)).not.toBeChecked();
});

test("The form fits a phone and a dark screen with its practices open", async ({ browser }) => {
  const page = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  ).newPage();
  await signIn(page, GRACE);
  const address = await find(page, "Chloe Park");
  await page.goto(address);
  await allow(page).check();
  await box(page, "Harbor").check();
  await line(page, "Harbor").getByRole("radio", { name: "Its own role and permissions" }).check();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.goto(`${await find(page, "Dr. Ada Moreno")}/practices`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.close();
});
