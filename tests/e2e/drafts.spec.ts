import { expect, type Page, test } from "@playwright/test";
import { signIn, somebodyNew } from "./sign-in";

const users = "/downtown/settings/users";
const save = (page: Page) => page.getByRole("button", { name: "Save User" }).click();
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const isBack = (page: Page) => page.getByText("What you typed before is back");
const onTheForm = (url: URL) => url.pathname === `${users}/new`;

/** Fills in what can't be saved, and is refused. */
async function refused(page: Page, name: string): Promise<void> {
  await page.goto(users);
  await page.getByRole("link", { name: "Add User" }).click();
  await field(page, "Name").fill(name);
  await field(page, "Contact email").fill("nobody");
  await save(page);
  await expect(page.locator(".error-summary")).toContainText("Contact email");
}

async function expectAnew(page: Page): Promise<void> {
  await page.waitForURL(onTheForm);
  await expect(page.locator(".patient-facts")).toBeVisible();
  await page.waitForFunction(() => document.querySelector("[data-busy=false]"));
  await expect(field(page, "Name")).toHaveValue("");
  await expect(isBack(page)).toHaveCount(0);
  await expect(field(page, "Contact email")).toHaveValue("");
}

test.beforeEach(({ page }) => signIn(page));

test("A refused form that is left for another address is not mixed into the next one", async ({ page }) => {
  await refused(page, "Half typed");
  await page.goto(users);
  await page.getByRole("link", { name: "Add User" }).click();
  await expectAnew(page);
  await refused(page, "Half typed");
  await page.goto(`${users}/new?`);
  await expectAnew(page);
});

test("A refused form that is cancelled, or left by the Back button, ends there", async ({ page }) => {
  await refused(page, "Half typed");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await page.waitForURL((url) => url.pathname === users);
  await page.getByRole("link", { name: "Add User" }).click();
  await expectAnew(page);
  await refused(page, "Half typed");
  await page.goBack();
  await page.waitForURL((url) => url.pathname === users);
  await page.getByRole("link", { name: "Add User" }).click();
  await expectAnew(page);
});

test("What was typed outlasts a reload, and leaving it is then asked about too", async ({ page }) => {
  await refused(page, "Half typed");
  await page.reload();
  await expect(isBack(page)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue("Half typed");
  await expect(field(page, "Contact email")).toHaveValue("nobody");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Leave without saving?");
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await page.waitForURL((url) => url.pathname === users);
  await page.getByRole("link", { name: "Add User" }).click();
  await expectAnew(page);
});

test("What was typed outlasts being signed out, and ends with the save", async ({ page, context }) => {
  const { name } = somebodyNew("Dora");
  await refused(page, name);
  await context.clearCookies({ name: "chairside-session" });
  await page.goto(`${users}/new`);
  await page.waitForURL((url) => url.pathname === "/login");
  await page.getByLabel("Email or username").fill("ruth@brightsmiles.example");
  await page.getByRole("textbox", { name: "Password" }).fill("open wide please");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(onTheForm);
  await expect(isBack(page)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue(name);
  await field(page, "Contact email").fill("");
  await page.getByRole("radio", { name: "No login (profile only)" }).check();
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Other" });
  await save(page);
  await page.waitForURL((url) => url.pathname === users);
  await page.getByRole("link", { name: "Add User" }).click();
  await expectAnew(page);
});

test("An unchanged form is left unasked", async ({ page }) => {
  await page.goto(`${users}/new`);
  await expect(page.locator(".patient-facts")).toBeVisible();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL((url) => url.pathname === users);
});
