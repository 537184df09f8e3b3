import { devices, expect, type Page, test } from "@playwright/test";
import {
  anotherBrowser,
  askToEnter,
  asShown,
  decisionLink,
  heading,
  mailsTo,
  numberOn,
  PASSWORD,
  passwordOf,
  press,
  wrongOf,
} from "./login-requests";
import { expectAccessible, signIn } from "./sign-in";

// Three people: somebody on a new device, an Admin in a trusted browser, and an Admin with a phone and nothing but the e-mail.
const DOLORES = "dolores@brightsmiles.example";
const GRACE = "grace@brightsmiles.example";
const BEATRICE = "beatrice@brightsmiles.example";
const { defaultBrowserType: _, ...phone } = devices["iPhone 13"];

test("an Admin with a phone and only the e-mail approves with number and password, and the waiting page goes on", async ({
  page,
  browser,
  request,
}) => {
  const mailed = (await mailsTo(request, "ngozi@brightsmiles.example")).length;
  await askToEnter(page, "ngozi@brightsmiles.example");
  await expect(heading(page)).toHaveText("Waiting for approval");
  await expect(page.getByText("The Admins of Harbor were told.")).toBeVisible();
  await expect(page.locator("main")).not.toContainText(/Dolores|Grace/);
  await expectAccessible(page);
  const number = await numberOn(page);
  const before = await cookiesOf(page);

  const link = await decisionLink(request, DOLORES, "Ngozi Eze");
  const admin = await anotherBrowser({ browser }, phone);
  await admin.goto(link);
  await expect(heading(admin)).toHaveText("Login request from Ngozi Eze");
  expect(await admin.content()).not.toMatch(asShown(number));
  await expectAccessible(admin);
  await admin.getByLabel("Number on their screen").fill(number);
  await press(admin, "Approve");
  await expect(admin.getByText("Enter your password, so that it is certain")).toBeVisible();
  await expect(admin.getByLabel("Number on their screen")).toHaveValue(number);
  await passwordOf(admin).fill(PASSWORD);
  await passwordOf(admin).press("Enter");
  await expect(admin.getByText(/^Dolores Whitaker approved this on /)).toBeVisible();
  expect(await admin.context().cookies()).toEqual([]);

  await page.waitForURL((url) => url.pathname === "/harbor");
  const after = await cookiesOf(page);
  for (const name of ["chairside-session", "chairside-device"]) expect(after[name]).not.toBe(before[name]);

  const second = await anotherBrowser({ browser });
  await second.goto(await decisionLink(request, GRACE, "Ngozi Eze"));
  await expect(second.getByText(/^Dolores Whitaker approved this on /)).toBeVisible();
  await expect(second.getByRole("button")).toHaveCount(0);
  await expect(async () => {
    expect(await mailsTo(request, "ngozi@brightsmiles.example")).toHaveLength(mailed + 1);
  }).toPass();
});

test("an Admin in a trusted browser needs no password, and three wrong numbers close the field", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "kenji@brightsmiles.example");
  const number = await numberOn(page);
  const admin = await anotherBrowser({ browser });
  await signIn(admin, DOLORES);
  await admin.goto(await decisionLink(request, DOLORES, "Kenji Watanabe"));
  await expect(passwordOf(admin)).toBeHidden();
  for (let times = 0; times < 3; times++) {
    await admin.getByLabel("Number on their screen").fill(wrongOf(number));
    await press(admin, "Approve");
    await expect(admin.getByText("That isn't the number on their screen now.")).toBeVisible();
    await expect(admin.getByLabel("Number on their screen")).toBeFocused();
    await admin.getByLabel("Number on their screen").fill("");
    await press(admin, "Approve");
    if (times < 2) await expect(admin.getByText("Enter the four digits on their screen.")).toBeVisible();
  }
  await admin.getByLabel("Number on their screen").fill(number);
  await press(admin, "Approve");
  await expect(
    admin.getByText("After three wrong numbers this field is closed for 10 minutes."),
  ).toBeVisible();
  await expect(heading(page)).toHaveText("Waiting for approval");
});

test("where nobody can be asked, the Admin's password takes the number's place, and everybody is told so", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "rafaela@brightsmiles.example");
  const admin = await anotherBrowser({ browser });
  await signIn(admin, DOLORES);
  await admin.goto(await decisionLink(request, DOLORES, "Rafaela dos Santos"));
  await admin.getByLabel("I can't ask them").check();
  await expect(admin.getByLabel("Number on their screen")).toBeHidden();
  await press(admin, "Approve");
  await expect(admin.getByText("Enter your password: it takes the number's place.")).toBeVisible();
  await expect(admin.getByLabel("I can't ask them")).toBeChecked();
  await passwordOf(admin).fill("not her password");
  await press(admin, "Approve");
  await expect(admin.getByText("That isn't your password.")).toBeVisible();
  await passwordOf(admin).fill(PASSWORD);
  await press(admin, "Approve");
  await expect(admin.getByText(/^Dolores Whitaker approved this on .*, without the number\.$/)).toBeVisible();
  await page.waitForURL((url) => url.pathname === "/harbor");
  await expect(async () => {
    // Others are decided meanwhile, and she is told of all.
    const outcome = (await mailsTo(request, GRACE)).find(({ subject }) => /^Approved.*Rafaela/.test(subject));
    expect(outcome?.text).toContain("without the number");
  }).toPass();
});

test("a declined device is told so, has no session any more, and has to wait before it asks again", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "yusuf@brightsmiles.example");
  const admin = await anotherBrowser({ browser }, phone);
  await admin.goto(await decisionLink(request, BEATRICE, "Yusuf Demir"));
  await press(admin, "Decline");
  await expect(admin.getByText(/^Beatrice Fontaine-Delacroix declined this on /)).toBeVisible();
  await expect(page.getByText("This device was not approved. Ask an Admin of your practice.")).toBeVisible();
  await expect(page.getByText("This device may ask again from")).toBeVisible();
  await expectAccessible(page);
  expect((await page.request.get("/api/waiting")).status()).toBe(204);
  await page.goto("/uptown");
  expect(new URL(page.url()).pathname).toBe("/login");
  await askToEnter(page, "yusuf@brightsmiles.example");
  await expect(
    page.getByText(/^This device was not approved\. It may ask again from \w+, .+ C[SD]T on\.$/),
  ).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/login");
});

test("declining and securing says beforehand what follows, and makes the person choose a new password", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "siobhan@brightsmiles.example");
  const admin = await anotherBrowser({ browser });
  await admin.goto(await decisionLink(request, BEATRICE, "Siobhán Kelly"));
  await expect(admin.getByText("all sessions of Siobhán Kelly end")).toBeVisible();
  await press(admin, "Decline and secure this account");
  await expect(admin.getByText("The account was secured:")).toBeVisible();
  await expect(page.getByText("This device was not approved.")).toBeVisible();
  await expect(async () => {
    const mails = await mailsTo(request, "siobhan@brightsmiles.example");
    expect(mails.map(({ subject }) => subject).join()).toMatch(/secured/i);
  }).toPass();
});

test("an Admin who comes too late sees who decided, and nothing is changed", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "miguel@brightsmiles.example");
  const slow = await anotherBrowser({ browser });
  await slow.goto(await decisionLink(request, GRACE, "Miguel Ángel Ortiz"));
  const quick = await anotherBrowser({ browser });
  await quick.goto(await decisionLink(request, BEATRICE, "Miguel Ángel Ortiz"));
  await press(quick, "Decline");
  await expect(quick.getByText(/ declined this on /)).toBeVisible();
  await slow.getByLabel("Number on their screen").fill("1234");
  await passwordOf(slow).fill(PASSWORD);
  await press(slow, "Approve");
  await expect(
    slow.getByText(/^Beatrice Fontaine-Delacroix has already declined this request, on \w+, .+ C[SD]T\./),
  ).toBeVisible();
  await slow.getByRole("link", { name: "See this request as it stands now" }).click();
  await expect(slow.getByText(/^Beatrice Fontaine-Delacroix declined this on /)).toBeVisible();
});

test("one's own request is cancelled, and its link says that there is nothing to decide", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "peter.vdb");
  const link = await decisionLink(request, DOLORES, "Peter van der Berg");
  await press(page, "Cancel request");
  await expect(heading(page)).toHaveText("This request was cancelled");
  await page.getByRole("link", { name: "Sign in again" }).click();
  await page.waitForURL((url) => url.pathname === "/login");
  const admin = await anotherBrowser({ browser });
  await admin.goto(link);
  await expect(admin.getByText("This request was withdrawn.")).toBeVisible();
  await expectAccessible(admin);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the forms decide, and Check again goes on", async ({ page, browser, request }) => {
    await askToEnter(page, "ngozi@brightsmiles.example");
    const number = await numberOn(page);
    await press(page, "Check again");
    await expect(heading(page)).toHaveText("Waiting for approval");
    expect(await numberOn(page)).toBe(number);

    const admin = await anotherBrowser({ browser }, { javaScriptEnabled: false });
    await admin.goto(await decisionLink(request, DOLORES, "Ngozi Eze"));
    await admin.getByLabel("Number on their screen").fill(wrongOf(number));
    await passwordOf(admin).fill(PASSWORD);
    await press(admin, "Approve");
    await expect(admin.getByText("That isn't the number on their screen now.")).toBeVisible();
    await expect(admin.getByLabel("Number on their screen")).toHaveValue(wrongOf(number));
    await admin.getByLabel("I can't ask them").check();
    await expect(admin.getByLabel("Number on their screen")).toBeHidden();
    await admin.getByLabel("I can't ask them").uncheck();
    await admin.getByLabel("Number on their screen").fill(number);
    await passwordOf(admin).fill(PASSWORD);
    await press(admin, "Approve");
    await expect(admin.getByText(/^Dolores Whitaker approved this on /)).toBeVisible();

    await press(page, "Check again");
    await page.waitForURL((url) => url.pathname === "/harbor");
  });

  test("a request is cancelled and declined by its plain forms", async ({ page, browser, request }) => {
    await askToEnter(page, "folasade@brightsmiles.example");
    const admin = await anotherBrowser({ browser }, { javaScriptEnabled: false });
    await admin.goto(await decisionLink(request, BEATRICE, "Dr. Folasade Adeyemi"));
    await press(admin, "Decline");
    await expect(admin.getByText(/^Beatrice Fontaine-Delacroix declined this on /)).toBeVisible();
    await press(page, "Check again");
    await expect(
      page.getByText("This device was not approved. Ask an Admin of your practice."),
    ).toBeVisible();
  });
});

test("the waiting page outlasts a reload, and a stream that something on the way holds back", async ({
  page,
  browser,
  request,
}) => {
  await page.route("**/api/waiting", (route) => route.abort());
  await askToEnter(page, "ingrid@brightsmiles.example");
  const number = await numberOn(page);
  await page.reload();
  expect(await numberOn(page)).toBe(number);
  const admin = await anotherBrowser({ browser });
  await admin.goto(await decisionLink(request, BEATRICE, "Dr. Ingrid Sørensen"));
  await press(admin, "Decline");
  await expect(page.getByText("This device was not approved.")).toBeVisible({ timeout: 20_000 });
});

test("an approval is used in both windows of a browser without one of them failing", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "dolores@brightsmiles.example");
  const number = await numberOn(page);
  const other = await page.context().newPage();
  await other.goto("/waiting");
  expect(await numberOn(other)).toBe(number);
  const admin = await anotherBrowser({ browser });
  await admin.goto(await decisionLink(request, GRACE, "Dolores Whitaker"));
  await admin.getByLabel("Number on their screen").fill(number);
  await passwordOf(admin).fill(PASSWORD);
  await press(admin, "Approve");
  for (const window of [page, other]) await window.waitForURL((url) => url.pathname === "/harbor");
});

test("a practice's only Admin approves their own request by the mailed link, and the page says the rule", async ({
  page,
  browser,
  request,
}) => {
  await askToEnter(page, "omar@lakeside.example");
  const number = await numberOn(page);
  const admin = await anotherBrowser({ browser }, phone);
  await admin.goto(await decisionLink(request, "omar@lakeside.example", "Omar Haddad"));
  await expect(admin.getByText("This is your own request")).toBeVisible();
  await expect(admin.getByText("only while you are the practice's sole active Admin")).toBeVisible();
  await admin.getByLabel("Number on their screen").fill(number);
  await passwordOf(admin).fill(PASSWORD);
  await press(admin, "Approve");
  await expect(admin.getByText(/, their own request, as the sole Admin\.$/)).toBeVisible();
  await page.waitForURL((url) => url.pathname === "/lakeside");
});

async function cookiesOf(page: Page): Promise<Record<string, string>> {
  return Object.fromEntries((await page.context().cookies()).map(({ name, value }) => [name, value]));
}
