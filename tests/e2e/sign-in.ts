import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { onTrustedDevice } from "./trusted-device";

/** Signs somebody of the demo in, on a device that they are trusted on. */
export async function signIn(page: Page, login = "ruth@brightsmiles.example"): Promise<void> {
  await onTrustedDevice(page, login);
  await page.goto("/login");
  await enter(page, login);
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

/** Types a login and the demo's password on the sign-in page that is open, and presses the button. */
export async function enter(page: Page, login: string): Promise<void> {
  await page.getByLabel("Email or username").fill(login);
  await page.getByRole("textbox", { name: "Password" }).fill("open wide please");
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Expects that the page has nothing in it that keeps people out. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(atRest);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

/** Runs in the browser: a colour on its way to another is nobody's to read yet. What turns for ever is not waited for. */
async function atRest(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** A name and a login that no other story has. */
export function somebodyNew(first: string): { name: string; login: string } {
  const mark = crypto.randomUUID().slice(0, 6);
  return { name: `${first} ${mark}`, login: `${first.toLowerCase()}.${mark}` };
}

/** A combobox that can be typed in: until the page has woken up, a list to choose from stands in its place. */
export function comboboxOf(page: Page, name: string): Locator {
  return page.getByRole("combobox", { name, exact: true }).and(page.locator("input"));
}
