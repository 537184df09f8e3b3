import { execFileSync } from "node:child_process";
import { expect, type Page, test } from "@playwright/test";
import { comboboxOf, expectAccessible, signIn, somebodyNew } from "./sign-in";
import { DEVICES_FILE } from "./trusted-device";

const GRACE = "grace@brightsmiles.example";
const mark = crypto.randomUUID().slice(0, 6);
// Groups of this file's own: other stories find the demo as it was.
const MANY = `many${mark}@plains.example`;
const FEW = `few${mark}@coast.example`;

const switcher = (page: Page) => page.getByRole("combobox", { name: "Switch practice" });
const options = (page: Page) => page.getByRole("listbox").getByRole("option");
const header = (page: Page) => page.getByRole("banner");
const people = (page: Page) => page.getByRole("table", { name: "People" });

test.beforeAll(() => {
  test.setTimeout(120_000);
  for (const [login, practices] of [
    [MANY, "500"],
    [FEW, "3"],
  ] as const)
    execFileSync("tsx", ["tests/e2e/add-group.ts", DEVICES_FILE, login, practices], { stdio: "inherit" });
});

test("Grace switches practice by keyboard and stays on the same page", async ({ page }) => {
  await signIn(page, GRACE);
  await page.goto("/downtown/settings/users?q=grace");
  await switcher(page).focus();
  await page.keyboard.type("harb");
  await expect(options(page)).toHaveText(["Harbor"]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/harbor\/settings\/users\?q=grace$/);
  await expect(header(page)).toContainText("Harbor");
  await switcher(page).press("ArrowDown");
  await expect(options(page).first()).toContainText("Harbor");
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);
});

test("Grace switches by mouse: the last used comes first, and a page about one person leads to theirs, or to the list where they are not", async ({
  page,
}) => {
  await signIn(page, GRACE);
  for (const slug of ["uptown", "harbor", "downtown"]) {
    await page.goto(`/${slug}`);
    await expect(header(page)).toContainText(new RegExp(slug, "i"));
  }
  await page.goto("/downtown/settings/users?q=ben+okafor");
  await page.getByRole("link", { name: "Ben Okafor", exact: true }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ben Okafor");
  await switcher(page).click();
  await expect(options(page)).toHaveText([/Downtown/, "Harbor", "Uptown"]);
  await expectAccessible(page);
  await options(page).filter({ hasText: "Uptown" }).click();
  await expect(page).toHaveURL(/\/uptown\/settings\/users$/);
  await page.goto("/downtown/settings/users?q=ada+moreno");
  await page
    .getByRole("link", { name: /^Dr\. Ada Moreno/ })
    .first()
    .click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Dr. Ada Moreno");
  await switcher(page).click();
  await options(page).filter({ hasText: "Harbor" }).click();
  await expect(page).toHaveURL(/\/harbor\/settings\/users\/[0-9a-f-]{36}$/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Dr. Ada Moreno");
});

test("Ada, who is no Admin, keeps her profile; Ruth, at one practice, has nothing to switch", async ({
  page,
  browser,
}) => {
  await signIn(page, "ada@brightsmiles.example");
  await page.goto("/downtown/profile");
  await switcher(page).click();
  await options(page).filter({ hasText: "Harbor" }).click();
  await expect(page).toHaveURL(/\/harbor\/profile$/);
  const ruths = await browser.newPage();
  await signIn(ruths);
  await expect(header(ruths)).toContainText("Downtown");
  await expect(switcher(ruths)).toHaveCount(0);
  expect((await ruths.goto("/harbor"))?.status()).toBe(404);
  await ruths.close();
});

test("Ruth, an Admin and no Group Admin, reads who can move a home practice, wherever she comes from", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/downtown/settings/users?q=ada+moreno");
  await page
    .getByRole("link", { name: /^Dr\. Ada Moreno/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/users\/[0-9a-f-]{36}$/);
  const address = `${page.url()}/practices/home`;
  const refused = page.getByRole("heading", { level: 1, name: "You need to be a Group Admin" });
  // Without leaving the practice the page comes alone, and the names a moment later.
  await page
    .locator(`a[href^="/downtown/settings/users"]`)
    .first()
    .evaluate((link, href) => {
      (link as HTMLAnchorElement).href = href;
    }, address);
  await page.locator(`a[href="${address}"]`).click();
  await expect(refused).toBeVisible();
  await expect(page.getByText("At Downtown, Grace Lindqvist can do this for you.")).toBeVisible();
  expect((await page.goto(address))?.status()).toBe(403);
  await expect(refused).toBeVisible();
  await expect(page.getByText("Chairside support switches Group Admin on.")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Switch practice is a link to a page with a search, which keeps the page too", async ({ page }) => {
    await signIn(page, GRACE);
    await page.goto("/downtown/settings/audit?what=user.created");
    await page.getByRole("link", { name: "Switch practice" }).click();
    await expect(page.getByRole("heading", { name: "Switch practice" })).toBeVisible();
    await page.getByLabel("Search practices").fill("upt");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
    await page.getByRole("link", { name: "Uptown" }).click();
    await expect(page).toHaveURL(/\/uptown\/settings\/audit\?what=user.created$/);
  });

  test("A copy is chosen, looked at and done by plain pages", async ({ page }) => {
    await signIn(page, FEW);
    await openGroup(page);
    await page.getByRole("link", { name: "Copy settings" }).click();
    await page.getByRole("checkbox", { name: "Colour" }).check();
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("alert")).toContainText("Choose at least one practice");
    await expect(page.getByRole("checkbox", { name: "Colour" })).toBeChecked();
    await page.getByRole("checkbox", { name: "All other practices" }).check();
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible();
  });
});

test("With 500 practices the switch offers fifty at once and finds the others by name", async ({ page }) => {
  await signIn(page, MANY);
  await switcher(page).click();
  await expect(options(page)).toHaveCount(50);
  await expect(page.getByText("There are more. Type to find one.")).toBeVisible();
  await switcher(page).fill("maple 497");
  await expect(options(page)).toHaveText(["Maple Street 497"]);
  await page.keyboard.press("Enter");
  await expect(header(page)).toContainText("Maple Street 497");
  await switcher(page).fill("no such practice");
  await expect(page.getByText("No practice of yours is called that.")).toBeVisible();
  await openGroup(page);
  await expect(people(page).getByRole("row")).toHaveCount(51);
  await expect(page.getByText("501")).toBeVisible();
  await comboboxOf(page, "Practice").fill("497");
  await expect(options(page)).toHaveText(["Maple Street 497"]);
  await page.keyboard.press("Enter");
  await expect(people(page).getByRole("row")).toHaveCount(2);
});

test("Two tabs on two practices never mix: what is saved in one is saved at its practice", async ({
  context,
  page,
}) => {
  const { name } = somebodyNew("Tabitha");
  await signIn(page, GRACE);
  await page.goto("/downtown/settings/users/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  const other = await context.newPage();
  await other.goto("/downtown/settings/users/new");
  await switcher(other).fill("harbor");
  await expect(options(other)).toHaveText(["Harbor"]);
  await other.keyboard.press("Enter");
  await expect(other).toHaveURL(/\/harbor\/settings\/users\/new$/);
  await expect(other.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
  await page.getByRole("radio", { name: "No login (profile only)" }).check();
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Other" });
  await page.getByRole("button", { name: "Save User" }).click();
  await page.waitForURL((url) => url.pathname === "/downtown/settings/users");
  await other.goto(`/harbor/settings/users?q=${encodeURIComponent(name)}`);
  await expect(other.getByRole("heading", { name: "No users match" })).toBeVisible();
  await page.goto(`/downtown/settings/users?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
});

test("What was typed at one practice is not put back at another", async ({ page }) => {
  await signIn(page, GRACE);
  await page.goto("/downtown/settings/users/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Half typed");
  await switcher(page).fill("harbor");
  await expect(options(page)).toHaveText(["Harbor"]);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page).toHaveURL(/\/harbor\/settings\/users\/new$/);
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
});

test("Grace sees the people of all her practices, filters them, and opens one at their practice", async ({
  page,
}) => {
  await signIn(page, GRACE);
  await openGroup(page);
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Search people").fill("moreno");
  await expect(page).toHaveURL(/q=moreno/);
  await expect(people(page).getByRole("row", { name: /Moreno.*Downtown/ })).toBeVisible();
  await expect(people(page).getByRole("row", { name: /Moreno.*Harbor/ })).toBeVisible();
  await page.getByLabel("Practice", { exact: true }).selectOption({ label: "Harbor" });
  await expect(page).toHaveURL(/practice=harbor/);
  await expect(people(page).getByRole("row")).toHaveCount(2);
  await people(page)
    .getByRole("link", { name: /Moreno/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/harbor\/settings\/users\//);
  await page.goBack();
  await page.getByRole("link", { name: "Login requests" }).click();
  await expect(page.getByRole("heading", { name: "Login requests", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Back to / }).click();
  await expect(page).not.toHaveURL(/groups/);
});

test("Whoever is no Group Admin of the group finds nothing at its address", async ({ page, browser }) => {
  await signIn(page, GRACE);
  await openGroup(page);
  const address = new URL(page.url()).pathname;
  for (const login of ["ruth@brightsmiles.example", "omar@lakeside.example", FEW]) {
    const theirs = await browser.newPage();
    await signIn(theirs, login);
    for (const path of [address, `${address}/copy-settings`, `${address}x`]) {
      expect((await theirs.goto(path))?.status()).toBe(404);
      await expect(theirs.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    }
    await theirs.close();
  }
});

test("Mona copies settings to her practices after a look at what changes, and reads what was done", async ({
  page,
}) => {
  const slug = `few${mark}`;
  await signIn(page, FEW);
  await page.goto(`/${slug}-001/settings/practice`);
  await openGroup(page);
  await page.getByRole("link", { name: "Copy settings" }).click();
  await page.getByLabel("Copy from").selectOption({ index: 0 });
  await page.getByRole("checkbox", { name: "Automatic log-off" }).check();
  await page.getByRole("checkbox", { name: "Position roles" }).check();
  await page.getByRole("checkbox", { name: "All other practices" }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Nothing would change.")).toBeVisible();
  await expectAccessible(page);
});

test("Mona copies somebody's membership to another practice", async ({ page }) => {
  await signIn(page, FEW);
  await openGroup(page);
  await page.getByLabel("Search people").fill("pat");
  await expect(page).toHaveURL(/q=pat/);
  await page
    .getByRole("button", { name: /^Actions for Pat/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Copy membership" }).click();
  await expect(page.getByRole("heading", { name: "Copy membership" })).toBeVisible();
  await page.getByRole("checkbox", { name: "All other practices" }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Gets login as Office Manager; permissions: Chat User.").first()).toBeVisible();
  await page.getByRole("button", { name: "Copy to 2 practices" }).click();
  await expect(page.getByRole("heading", { name: "What was done" })).toBeVisible();
  await expect(page.getByText("Done", { exact: true })).toHaveCount(2);
  await expectAccessible(page);
});

test("On a phone the switch opens within the screen, and the group's list too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, MANY);
  await switcher(page).click();
  await expect(options(page).first()).toBeVisible();
  await expectAccessible(page);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.keyboard.press("Escape");
  await openGroup(page);
  await expect(people(page)).toBeVisible();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

async function openGroup(page: Page): Promise<void> {
  await page.getByLabel(/^Account of/).click();
  await page.getByRole("link", { name: "Group view" }).click();
  await expect(page).toHaveURL(/\/groups\/[0-9a-f-]{36}/);
}

function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
