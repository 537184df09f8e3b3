import { type APIRequestContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { enter } from "./sign-in";

export const PASSWORD = "open wide please";

/** What a story needs of Playwright: a browser for further people, and a reader of the mailbox. */
type Stage = {
  browser: { newContext(options?: BrowserContextOptions): Promise<{ newPage(): Promise<Page> }> };
};

/** A page of somebody else's browser, which has no cookies of anybody. */
export async function anotherBrowser({ browser }: Stage, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** Signs in on a device that nobody has approved. */
export async function askToEnter(page: Page, login: string): Promise<void> {
  await page.goto("/login");
  await enter(page, login);
  await page.waitForURL((url) => url.pathname !== "/login" || url.search !== "");
}

export const passwordOf = (page: Page) => page.getByRole("textbox", { name: "Password" });
export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** The number as the person reads it out. */
export async function numberOn(page: Page): Promise<string> {
  const digits = page.getByText(/^\d \d \d \d$/);
  await expect(digits).toBeAttached();
  return ((await digits.textContent()) ?? "").replaceAll(" ", "");
}

/** That number in a page's source, together or apart; four digits inside an id or a time are not it. */
export function asShown(number: string): RegExp {
  return new RegExp(`(?<![\\w.:-])${number.split("").join(" ?")}(?![\\w:-]|\\.\\d)`);
}

/** Another number than that one. */
export function wrongOf(number: string): string {
  return number === "0000" ? "1111" : "0000";
}

export type Mail = { to: string; subject: string; text: string };

export async function mailsTo(request: APIRequestContext, to: string): Promise<Mail[]> {
  const mails: Mail[] = await (await request.get("/dev/mailbox.json")).json();
  return mails.filter((mail) => mail.to === to);
}

/** The address behind "Make a decision" in the newest mail to this Admin about that person; waits for the mail. */
export async function decisionLink(request: APIRequestContext, to: string, name: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const mails = await mailsTo(request, to);
    const asking = mails.find(({ subject }) => subject === `Login request from ${name}`);
    link = /\/decide\/[\w-]+/.exec(asking?.text ?? "")?.[0];
    expect(link).toBeDefined();
  }).toPass();
  return link ?? "";
}
