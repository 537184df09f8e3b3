import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./sign-in";

const toast = (page: Page) => page.locator(".toast");

test("The overview greets, says what waits and what changed, and leads on", async ({ page }) => {
  await signIn(page);
  await page.goto("/downtown");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^Good (morning|afternoon|evening), Ruth Adler$/,
  );
  const main = page.getByRole("navigation", { name: "Main" });
  await expect(main.getByRole("link")).toHaveText([
    "Overview",
    "Users",
    "Practice",
    "Devices",
    "PMS Providers",
    "Access review",
    "Audit",
  ]);
  await expect(main.getByRole("link", { name: "Overview" })).toHaveAttribute("aria-current", "page");
  await main.getByRole("link", { name: "PMS Providers" }).click();
  await expect(main.getByRole("link", { name: "PMS Providers" })).toHaveAttribute("aria-current", "page");
});

test("Practice Info can't take an e-mail that somebody signs in with, and loses nothing typed", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/downtown/settings/practice");
  await page.getByLabel("Address").fill("12 Main Street, Springfield, IL 62701");
  await page.getByLabel("Email", { exact: true }).fill("Chloe@BrightSmiles.example");
  await page.getByRole("button", { name: "Save Practice" }).click();
  await expect(page.locator("#email-error")).toContainText("Chloe Park signs in with this e-mail.");
  await expect(page.getByLabel("Address")).toHaveValue("12 Main Street, Springfield, IL 62701");
  await page.getByLabel("Email", { exact: true }).fill("hello@downtown.brightsmiles.example");
  await page.getByLabel("Phone").fill("312.555.0142");
  await page.getByRole("button", { name: "Save Practice" }).click();
  await expect(toast(page)).toContainText("Downtown was saved.");
  await expect(page.getByLabel("Phone")).toHaveValue("(312) 555-0142");
});

test("Two Admins on one page: the second is shown what the first saved, and chooses", async ({
  page,
  browser,
}) => {
  await signIn(page, "grace@brightsmiles.example");
  const other = await browser.newPage();
  await signIn(other, "grace@brightsmiles.example");
  for (const each of [page, other]) await each.goto("/uptown/settings/practice");
  await page.getByLabel("Address").fill("1 First Street");
  await page.getByRole("button", { name: "Save Practice" }).click();
  await expect(toast(page)).toContainText("was saved");
  await other.getByLabel("Address").fill("2 Second Street");
  await other.getByRole("button", { name: "Save Practice" }).click();
  const notice = other.getByRole("status").filter({ hasText: "was changed while you had it open" });
  await expect(notice).toContainText("saved is “1 First Street”, yours is “2 Second Street”");
  await other.getByRole("button", { name: "Save Practice" }).click();
  await expect(toast(other)).toContainText("was saved");
  await expect(other.getByLabel("Address")).toHaveValue("2 Second Street");
  await other.close();
});

test("A PMS provider is added, changed, retired and restored", async ({ page }) => {
  await signIn(page);
  const externalId = `T-${Date.now()}`;
  await page.goto("/downtown/settings/providers");
  await page.getByRole("link", { name: "Add Provider" }).click();
  await page.getByRole("button", { name: "Save Provider" }).click();
  await expect(page.locator("#name-error")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Tess Vane");
  await page.getByLabel("Abbreviation").fill("VANE1");
  await page.getByLabel("External ID").fill(externalId);
  await page.getByLabel("Kind").selectOption({ label: "Hygienist" });
  await page.getByLabel("Practice-management system").selectOption({ label: "Dentrix" });
  await page.getByRole("button", { name: "Save Provider" }).click();
  await expect(toast(page)).toContainText("Tess Vane was added.");
  const row = page.getByRole("row").filter({ hasText: externalId });
  await row.getByRole("link", { name: "Retire Tess Vane" }).click();
  await page.getByRole("button", { name: "Retire Provider" }).click();
  await expect(toast(page)).toContainText("was retired");
  await page
    .getByRole("listitem")
    .filter({ hasText: externalId })
    .getByRole("button", { name: "Restore Tess Vane" })
    .click();
  await expect(row).toContainText("Nobody");
});

test("A provider that a user has is not retired, and the page says what to do first", async ({ page }) => {
  await signIn(page);
  await page.goto("/downtown/settings/providers");
  await page
    .getByRole("row")
    .filter({ hasText: "MOREN1" })
    .getByRole("link", { name: /^Retire/ })
    .click();
  await expect(page.getByRole("heading", { name: /is connected to a user$/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open Dr. Ada Moreno" })).toBeVisible();
});

test("The log is filtered by a name and by days, its address can be sent, and it is exported", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/downtown/settings/audit?called=ruth+adler");
  await expect(page).toHaveURL(/whom=/);
  await expect(page.getByRole("link", { name: /On whom: Ruth Adler/ })).toBeVisible();
  await page.getByText("Ruth Adler signed in").first().click();
  await expect(page.getByText(/^Signed in · entry \d+/).first()).toBeVisible();
  await page.goto("/downtown/settings/audit?called=dr");
  await expect(page.getByRole("heading", { name: "Whom do you mean?" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Export CSV" })).toHaveCount(0);
  expect((await page.request.get("/downtown/settings/audit/export?called=dr")).status()).toBe(422);
  await page.goto("/downtown/settings/audit?who=system");
  await expect(page.getByRole("link", { name: /Who: Chairside itself/ })).toBeVisible();
  await page.goto("/downtown/settings/audit?to=2020-01-01");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/settings\/audit$/);
  const answer = await page.request.get("/downtown/settings/audit/export?what=session.opened");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  expect(await answer.text()).toContain("Ruth Adler signed in");
  await page.goto("/downtown/settings/audit?what=audit.exported");
  await expect(page.getByText("Ruth Adler exported the audit log").first()).toBeVisible();
});

test("Chloe changes her public name, and signs out another session of hers", async ({ page, browser }) => {
  await signIn(page, "chloe@brightsmiles.example");
  const other = await browser.newPage();
  await signIn(other, "chloe@brightsmiles.example");
  await page.goto("/downtown/profile");
  await page.getByLabel("Public Name").fill("Chloe");
  await page.getByRole("button", { name: "Save Profile" }).click();
  await expect(toast(page)).toContainText("Your profile was saved.");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(toast(page)).toContainText("signed out");
  await other.goto("/downtown/profile");
  await expect(other).toHaveURL(/\/login\?next=/);
  await page.getByLabel("Current password").fill("not my password");
  await page.getByRole("textbox", { name: "New password" }).fill("three new words here");
  await page.getByRole("button", { name: "Change Password" }).click();
  await expect(page.locator("#currentPassword-error")).toBeVisible();
  await other.close();
});

test("Chloe, who is no Admin, opens no settings page and gets no data of it", async ({ page }) => {
  await signIn(page, "chloe@brightsmiles.example");
  for (const path of ["practice", "devices", "providers", "providers/new", "audit"]) {
    const answer = await page.goto(`/downtown/settings/${path}`);
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "You need the Admin permission" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Ruth Adler");
    expect(await answer?.text()).not.toContain("hello@downtown");
  }
  expect((await page.request.get("/downtown/settings/audit/export")).status()).toBe(403);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Practice Info shows each error at its field and keeps what was typed", async ({ page }) => {
    await signIn(page);
    await page.goto("/downtown/settings/practice");
    await page.getByLabel("Practice name").fill("   ");
    await page.getByLabel("Phone").fill("555");
    await page.getByLabel("Review link").fill("http://reviews.example");
    await page.getByRole("button", { name: "Save Practice" }).click();
    await expect(page.locator("#name-error")).toContainText("Enter the practice's name.");
    await expect(page.locator("#phone-error")).toContainText("area code");
    await expect(page.locator("#reviewLink-error")).toContainText("https://");
    await expect(page.getByLabel("Phone")).toHaveValue("555");
  });
});

for (const path of [
  "",
  "/settings/practice",
  "/settings/providers",
  "/settings/providers/new",
  "/settings/audit",
  "/profile",
]) {
  test(`/downtown${path} holds its shape at phone width, and its accessibility in light and dark`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/downtown${path}`);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    }
  });
}
