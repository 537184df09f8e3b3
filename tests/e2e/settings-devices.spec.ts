import { type Browser, expect, type Page, test } from "@playwright/test";
import {
  anotherBrowser,
  askToEnter,
  asShown,
  heading,
  mailsTo,
  numberOn,
  PASSWORD,
  press,
  wrongOf,
} from "./login-requests";
import { expectAccessible, signIn } from "./sign-in";

const DEVICES = "/downtown/settings/devices";
const OMAR = "omar@lakeside.example";
const toast = (page: Page) => page.locator(".toast");

/** Somebody who waits on a device that nobody has approved. */
async function somebodyAsks(browser: Browser, login: string): Promise<Page> {
  const asking = await anotherBrowser({ browser });
  await askToEnter(asking, login);
  await expect(heading(asking)).toHaveText("Waiting for approval");
  return asking;
}

/** Asks as the bell does when one comes back to the tab. */
const lookAgain = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

test("the bell counts without a reload, leads to the request, and an Admin approves it with the number", async ({
  page,
  browser,
}) => {
  await signIn(page);
  await page.goto("/downtown/settings/users");
  const bell = page.getByRole("link", { name: /^Login requests/ });
  const openNow = async () => Number(/\d+/.exec((await bell.getAttribute("aria-label")) ?? "")?.[0] ?? 0);
  const before = await openNow();
  const asking = await somebodyAsks(browser, "jamal@brightsmiles.example");
  await expect(async () => {
    await lookAgain(page);
    expect(await openNow()).toBeGreaterThan(before);
  }).toPass();
  await expect(bell).toHaveAccessibleName(/^Login requests, \d+ open$/);
  await bell.click();
  await expect(heading(page)).toHaveText("Devices");
  await page.getByRole("link", { name: "Make a decision on Jamal Carter" }).first().click();
  await expect(heading(page)).toHaveText("Login request from Jamal Carter");
  const number = await numberOn(asking);
  expect(await page.content()).not.toMatch(asShown(number));
  await page.getByLabel("Number on their screen").fill(wrongOf(number));
  await press(page, "Approve");
  await expect(page.getByText("That isn't the number on their screen now.")).toBeVisible();
  await page.getByLabel("Number on their screen").fill(number);
  await press(page, "Approve");
  await expect(toast(page)).toContainText("The login of Jamal Carter was approved.");
  await asking.waitForURL((url) => url.pathname === "/downtown");
  await page.goto(DEVICES);
  const decisions = page.getByRole("region", { name: "Last decisions" });
  await expect(decisions.getByText(/^Ruth Adler approved Jamal Carter on /).first()).toBeVisible();
  await page.goto(`${DEVICES}?q=jamal`);
  const row = page.getByRole("row").filter({ hasText: "Ruth Adler" }).first();
  await expect(row).toContainText("Signed in");
});

test("the overview says who waits, and a decline under Devices is told to both", async ({
  page,
  browser,
}) => {
  const asking = await somebodyAsks(browser, "billing.hannah");
  await signIn(page);
  await page.goto("/downtown");
  await page.getByRole("link", { name: "Make a decision on Hannah O’Sullivan" }).first().click();
  await press(page, "Decline");
  await expect(toast(page)).toContainText("was declined");
  await expect(toast(page)).toContainText("may ask again in 15 minutes");
  await expect(asking.getByText("This device was not approved.")).toBeVisible();
  await page
    .getByText(/^Ruth Adler declined Hannah/)
    .first()
    .click();
  await expect(page.getByText(/^Ruth Adler declined this on /)).toBeVisible();
});

test("a revoked device is signed out at its next step, and waits for a decision after that", async ({
  page,
  browser,
}) => {
  const maria = await anotherBrowser({ browser });
  await signIn(maria, "maria.castellanos@brightsmiles.example");
  await signIn(page);
  await page.goto(`${DEVICES}?q=mar%C3%ADa`);
  await page
    .getByRole("link", { name: /^Revoke Chrome 156 on Linux of María/ })
    .first()
    .click();
  await expect(heading(page)).toHaveText(/^Revoke María Fernanda Castellanos’s Chrome 156 on Linux\?$/);
  await expectAccessible(page);
  await press(page, "Revoke Device");
  await expect(toast(page)).toContainText("The device was revoked and signed out.");
  await maria.goto("/downtown/profile");
  await expect(maria).toHaveURL(/\/login\?next=/);
  await askToEnter(maria, "maria.castellanos@brightsmiles.example");
  await expect(heading(maria)).toHaveText("Waiting for approval");
  await press(maria, "Cancel request");
});

test("an Admin signs somebody out of one session; the device stays trusted", async ({ page, browser }) => {
  const tomasz = await anotherBrowser({ browser });
  await signIn(tomasz, "tomasz.w");
  await signIn(page);
  await page.goto(`${DEVICES}?q=tomasz`);
  await page
    .getByRole("button", { name: /^Sign Tomasz Wiśniewski out of / })
    .first()
    .click();
  await expect(toast(page)).toContainText("That session was signed out.");
  await tomasz.goto("/downtown/profile");
  await expect(tomasz).toHaveURL(/\/login\?next=/);
  await signIn(tomasz, "tomasz.w");
  await expect(heading(tomasz)).toHaveText(/^Good /);
});

test("one revokes the device one sits at, and is signed out", async ({ page }) => {
  await signIn(page, "aaliyah@brightsmiles.example");
  await page.goto("/downtown/profile");
  const devices = page.getByRole("region", { name: "Devices" });
  await expect(devices).toContainText("Trusted since");
  await devices.getByRole("listitem").filter({ hasText: "This one" }).getByRole("link").click();
  await expect(page.getByText("You are using this device now: you are signed out at once.")).toBeVisible();
  await press(page, "Revoke Device");
  await page.waitForURL((url) => url.pathname === "/login");
  await page.goto("/downtown");
  await expect(page).toHaveURL(/\/login/);
});

test("the rules for new devices say what follows, are saved by themselves, and mailed to all Admins", async ({
  page,
  request,
}) => {
  await signIn(page, OMAR);
  await page.goto("/lakeside/settings/practice");
  const box = page.getByRole("checkbox", { name: "2 Factor Authenticator" });
  await expect(box).toBeChecked();
  await expect(box).toHaveAccessibleDescription(/The list of trusted devices is kept\.$/);
  await box.uncheck();
  await page.getByRole("radio", { name: "Always" }).check();
  await page.getByLabel("Approve again after").fill("400");
  await press(page, "Save 2 Factor Authenticator");
  await expect(page.locator("#trustDays-error")).toHaveText(/365 days or fewer/);
  await expect(box).not.toBeChecked();
  await page.getByLabel("Approve again after").fill("30");
  await press(page, "Save 2 Factor Authenticator");
  await expect(toast(page)).toContainText("2 Factor Authenticator was saved.");
  await expect(page.getByLabel("Approve again after")).toHaveValue("30");
  await expect(async () => {
    const [mail] = await mailsTo(request, OMAR);
    expect(mail?.subject).toBe("Sign-in security of Lakeside was changed");
    expect(mail?.text).toContain("2 Factor Authenticator was turned off");
  }).toPass();
  await page.goto("/lakeside/settings/audit");
  await expect(
    page.getByText(/^Omar Haddad turned off 2 Factor Authenticator for Lakeside/).first(),
  ).toBeVisible();
  await page.goto("/lakeside/settings/practice");
  await expect(box).toHaveAccessibleDescription(/so nobody is thrown out\.$/);
  await box.check();
  await press(page, "Save 2 Factor Authenticator");
  await expect(box).toBeChecked();
});

test("two Admins on the rules: the second is shown what the first saved, and chooses", async ({
  page,
  browser,
}) => {
  const other = await anotherBrowser({ browser });
  for (const each of [page, other]) {
    await signIn(each, "grace@brightsmiles.example");
    await each.goto("/harbor/settings/practice");
  }
  await page.getByLabel("Approve again after").fill("60");
  await press(page, "Save 2 Factor Authenticator");
  await expect(toast(page)).toContainText("was saved");
  await other.getByLabel("Approve again after").fill("45");
  await press(other, "Save 2 Factor Authenticator");
  await expect(other.getByText("saved is “60 days”, yours is “45 days”")).toBeVisible();
  await press(other, "Save 2 Factor Authenticator");
  await expect(toast(other)).toContainText("was saved");
  await expect(other.getByLabel("Approve again after")).toHaveValue("45");
});

test("with a recovery code and a password somebody gets in whom nobody can approve", async ({
  page,
  browser,
}) => {
  await signIn(page, OMAR);
  await page.goto("/lakeside/settings/devices");
  await page.getByRole("link", { name: /^Print (new|recovery) codes$/ }).click();
  await press(page, "Make Recovery Codes");
  await expect(page.getByRole("heading", { name: "Recovery codes of Lakeside" })).toBeVisible();
  const codes = await page.locator("ol code").allTextContents();
  expect(new Set(codes).size).toBe(10);
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("link", { name: "Done" })).toBeHidden();
  await expect(page.getByText(codes[0] ?? "")).toBeVisible();
  await page.emulateMedia({ media: null });

  const asking = await somebodyAsks(browser, OMAR);
  await asking.getByText("Use a recovery code").click();
  const type = async (code: string) => {
    await asking.getByLabel("Recovery code").fill(code);
    await asking.getByRole("textbox", { name: "password" }).fill(PASSWORD);
    await asking.getByRole("textbox", { name: "password" }).press("Enter");
  };
  await type("AAAA-BBBB-CCCC-DDDD");
  await expect(asking.getByText("That code and password don't match.")).toBeVisible();
  await type(codes[0] ?? "");
  await asking.waitForURL((url) => url.pathname === "/lakeside");
  await page.goto("/lakeside/settings/devices");
  await expect(page.getByText("9 codes are left.")).toBeVisible();
  await page.goto("/lakeside/settings/devices/codes");
  await expect(page.getByText(codes[1] ?? "")).toBeHidden();
});

test("the bell asks no more once the session is over", async ({ page }) => {
  await signIn(page, "sam@brightsmiles.example");
  await page.goto("/downtown");
  const asked: number[] = [];
  page.on("response", (answer) => answer.url().endsWith("/devices/open") && asked.push(answer.status()));
  await expect(async () => {
    await lookAgain(page);
    expect(asked).toContain(200);
  }).toPass();
  await page.context().clearCookies({ name: "chairside-session" });
  await lookAgain(page);
  await expect.poll(() => asked.at(-1)).toBe(307);
  const before = asked.length;
  await lookAgain(page);
  await lookAgain(page);
  expect(asked).toHaveLength(before);
});

test("who may not decide is told so, and the count behind the bell tells them nothing", async ({
  page,
  browser,
}) => {
  await signIn(page, "chloe@brightsmiles.example");
  await page.goto("/downtown");
  await expect(page.getByRole("link", { name: /^Login requests/ })).toHaveCount(0);
  for (const path of ["", "/codes", "/00000000-0000-4000-8000-000000000000"])
    expect((await page.goto(DEVICES + path))?.status(), path).toBe(403);
  expect((await page.request.get(`${DEVICES}/open`)).status()).toBe(403);
  const stranger = await anotherBrowser({ browser });
  expect((await stranger.request.get(`${DEVICES}/open`, { maxRedirects: 0 })).status()).toBe(307);
  await signIn(stranger, OMAR);
  expect((await stranger.request.get(`${DEVICES}/open`)).status()).toBe(404);
});

test("addresses of nothing, and of another practice's, lead to the page that says so", async ({ page }) => {
  await signIn(page);
  const nobody = "00000000-0000-4000-8000-000000000000";
  for (const path of [nobody, "x", `revoke/${nobody}`, `revoke/${nobody}/${nobody}`, "revoke/a%00b"])
    expect((await page.goto(`${DEVICES}/${path}`))?.status(), path).toBe(404);
  expect((await page.goto(`/downtown/profile/revoke/${nobody}`))?.status()).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a request is decided, all devices of somebody revoked, and the rules keep what was typed", async ({
    page,
    browser,
  }) => {
    await somebodyAsks(browser, "joonho.lee@brightsmiles.example");
    await signIn(page);
    await page.goto(DEVICES);
    await page.getByRole("link", { name: "Make a decision on Dr. Joon-ho Lee" }).first().click();
    await press(page, "Approve");
    await expect(page.getByText("Enter the four digits on their screen.")).toBeVisible();
    await press(page, "Decline");
    await expect(page.getByText("The login of Dr. Joon-ho Lee was declined.")).toBeVisible();
    await page.goto(`${DEVICES}?q=Joon-ho`);
    await page.getByRole("link", { name: "Revoke all devices of Dr. Joon-ho Lee" }).first().click();
    await page.getByRole("button", { name: /^Revoke (All Devices|Device)$/ }).click();
    await expect(page.getByText(/revoked and signed out\.$/)).toBeVisible();
    await page.goto(`${DEVICES}?q=Joon-ho`);
    await expect(page.getByText("Nobody of that name has a trusted device.")).toBeVisible();
    await page.goto("/downtown/settings/practice");
    await page.getByLabel("Approve again after").fill("0");
    await page.getByRole("radio", { name: "Never" }).check();
    await press(page, "Save 2 Factor Authenticator");
    await expect(page.locator("#trustDays-error")).toHaveText(/1 day or more/);
    await expect(page.getByRole("radio", { name: "Never" })).toBeChecked();
  });
});

for (const path of ["", "/codes", "?q=ruth"])
  test(`${DEVICES}${path} holds its shape at phone width, and its accessibility in light and dark`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(DEVICES + path);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
