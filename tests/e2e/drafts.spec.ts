import { execFileSync } from "node:child_process";
import { expect, type Page, test } from "@playwright/test";
import { enter, signIn, somebodyNew } from "./sign-in";

const users = "/downtown/settings/users";
const save = (page: Page) => page.getByRole("button", { name: "Save User" }).click();
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const isBack = (page: Page) => page.getByText("What you typed before is back");
const onTheForm = (url: URL) => url.pathname === `${users}/new`;

/** Fills in what can't be saved, and is refused. */
async function refused(page: Page, name: string): Promise<void> {
  await page.goto(users);
  await page.getByRole("button", { name: "Add User" }).click();
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
  await page.getByRole("button", { name: "Add User" }).click();
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
  await page.getByRole("button", { name: "Add User" }).click();
  await expectAnew(page);
  await refused(page, "Half typed");
  await page.goBack();
  await page.waitForURL((url) => url.pathname === users);
  await page.getByRole("button", { name: "Add User" }).click();
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
  await page.getByRole("button", { name: "Add User" }).click();
  await expectAnew(page);
});

test("What was typed outlasts being signed out, and ends with the save", async ({ page, context }) => {
  const { name } = somebodyNew("Dora");
  await refused(page, name);
  await context.clearCookies({ name: "chairside-session" });
  await page.goto(`${users}/new`);
  await page.waitForURL((url) => url.pathname === "/login");
  await enter(page, "ruth@brightsmiles.example");
  await page.waitForURL(onTheForm);
  await expect(isBack(page)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue(name);
  await field(page, "Contact email").fill("");
  await page.getByRole("radio", { name: "No login (profile only)" }).check();
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Other" });
  await save(page);
  await page.waitForURL((url) => url.pathname === users);
  await page.getByRole("button", { name: "Add User" }).click();
  await expectAnew(page);
});

test("Before the end that nothing puts off the warning says so and offers nothing, and what was typed outlasts it", async ({
  page,
}) => {
  test.slow();
  const { name } = somebodyNew("Dora");
  await ageSession(page, { began: 12 * HOUR - 40, used: 0 });
  await page.goto(`${users}/new`);
  const warning = page.getByRole("alertdialog", { name: "Save your work: you have to sign in again" });
  await expect(warning).toContainText("nothing puts this off");
  await expect(warning.getByRole("button", { name: "Stay signed in" })).toHaveCount(0);
  await warning.getByRole("button", { name: "Close" }).click();
  await field(page, "Name").fill(name);
  await expect(warning).toHaveCount(0);
  await page.waitForURL((url) => url.pathname === "/login", { timeout: 60_000 });
  await enter(page, "ruth@brightsmiles.example");
  await page.waitForURL(onTheForm);
  await expect(isBack(page)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue(name);
});

test("Before the automatic log-off one stays signed in by a press", async ({ page }) => {
  await page.goto(users);
  await ageSession(page, { began: HOUR, used: IDLE - 50 });
  // As another tab would: this one asks the server then.
  await page.evaluate(() =>
    new BroadcastChannel("session-ends").postMessage({ at: Date.now() + 50_000, last: false }),
  );
  const warning = page.getByRole("alertdialog", { name: "Are you still there?" });
  await warning.getByRole("button", { name: "Stay signed in" }).click();
  await expect(warning).toHaveCount(0);
  await page.reload();
  expect(new URL(page.url()).pathname).toBe(users);
});

const HOUR = 3600;
const IDLE = HOUR / 2;

async function ageSession(page: Page, { began, used }: { began: number; used: number }): Promise<void> {
  const cookies = await page.context().cookies();
  const secret = cookies.find(({ name }) => name === "chairside-session")?.value ?? "";
  execFileSync("tsx", ["tests/e2e/age-session.ts", secret, `${began}`, `${used}`], { stdio: "inherit" });
}

test("An unchanged form is left unasked", async ({ page }) => {
  await page.goto(`${users}/new`);
  await expect(page.locator(".patient-facts")).toBeVisible();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL((url) => url.pathname === users);
});

test("What was typed in each form of a page outlasts being signed out", async ({ page, context }) => {
  const settings = "/downtown/settings/practice";
  await page.goto(settings);
  await page.waitForFunction(() => document.querySelector("[data-busy=false]"));
  await page.getByLabel("New role").fill("Sterilisation");
  await page.getByLabel("Approve again after").fill("77");
  await context.clearCookies({ name: "chairside-session" });
  await page.goto(settings);
  await page.waitForURL((url) => url.pathname === "/login");
  await enter(page, "ruth@brightsmiles.example");
  await page.waitForURL((url) => url.pathname === settings);
  await expect(isBack(page)).toHaveCount(2);
  await expect(page.getByLabel("New role")).toHaveValue("Sterilisation");
  await expect(page.getByLabel("Approve again after")).toHaveValue("77");
});
