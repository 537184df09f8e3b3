import { expect, type Page, test } from "@playwright/test";
import { anotherBrowser, askToEnter, heading, mailsTo, passwordOf, press } from "./login-requests";
import { comboboxOf, expectAccessible, signIn } from "./sign-in";

const SOFIA = "support@chairside.example";
const toast = (page: Page) => page.locator(".toast");
const mark = () => crypto.randomUUID().slice(0, 6);

/** A group with one practice, made in the console. */
async function aNewPractice(page: Page): Promise<{ group: string; name: string; slug: string }> {
  const id = mark();
  const made = { group: `Group ${id}`, name: `Practice ${id}`, slug: `story-${id}` };
  await page.goto("/support/groups/new");
  await page.getByLabel("Group name").fill(made.group);
  await press(page, "Create Group");
  await expect(heading(page)).toHaveText(made.group);
  await page.getByRole("link", { name: "Add Practice" }).click();
  await page.getByLabel("Practice name").fill(made.name);
  await page.getByLabel("Address").fill(made.slug);
  await comboboxOf(page, "Time zone").fill("Chicago");
  await page.getByRole("option", { name: "America/Chicago" }).click();
  await press(page, "Create Practice");
  await expect(heading(page)).toHaveText(made.name);
  return made;
}

/** Invites the first Admin and takes the invitation up, in a browser of theirs. */
async function withItsAdmin(
  page: Page,
  slug: string,
  stage: Parameters<typeof anotherBrowser>[0],
): Promise<Page> {
  const email = `omar.${slug}@lakeside.example`;
  await page.goto(`/support/practices/${slug}`);
  const form = page.getByRole("form", { name: "Invite an Admin" });
  await form.getByLabel("Name").fill("Omar Reyes");
  await form.getByLabel("Email").fill(email);
  await press(page, "Invite First Admin");
  await expect(toast(page)).toContainText(`An invitation is on its way to ${email}.`);
  let link: string | undefined;
  await expect(async () => {
    const [mail] = await mailsTo(page.request, email);
    link = /\/invite\/[\w-]+/.exec(mail?.text ?? "")?.[0];
    expect(link).toBeDefined();
  }).toPass();
  const theirs = await anotherBrowser(stage);
  await theirs.goto(link ?? "");
  await theirs
    .getByRole("textbox", { name: /password/i })
    .first()
    .fill("three new words here");
  await theirs
    .getByRole("button", { name: /password|sign in|go on/i })
    .last()
    .click();
  await theirs.waitForURL((url) => url.pathname === `/${slug}`);
  return theirs;
}

test("Sofia makes a group, a practice and its first Admin, who is in without waiting; what she did stands in its log", async ({
  page,
  browser,
}) => {
  await signIn(page, SOFIA);
  await expect(page).toHaveURL(/\/support$/);
  const { name, slug } = await aNewPractice(page);
  const omar = await withItsAdmin(page, slug, { browser });
  await omar.goto(`/${slug}/settings/audit`);
  await expect(omar.getByText(`Sofia Marsh created the practice ${name}`).first()).toBeVisible();
  await expect(omar.getByText("Sofia Marsh added Omar Reyes as Office Manager").first()).toBeVisible();

  await page.goto(`/support/practices/${slug}`);
  await page.getByRole("link", { name: "Group Admin of Omar Reyes" }).click();
  await press(page, "Make Group Admin");
  await expect(toast(page)).toContainText("Omar Reyes is a Group Admin now.");
  await expect(page.getByRole("link", { name: "Group Admin of Omar Reyes: on" })).toBeVisible();

  await page.goto(`/support/practices/${slug}`);
  await page.getByRole("checkbox", { name: "Chat" }).uncheck();
  await press(page, "Save Features");
  await expect(toast(page)).toContainText("The features were saved.");
  await page.getByRole("checkbox", { name: "Hygienist" }).check();
  await press(page, "Save Signing Roles");
  await expect(toast(page)).toContainText("The signing roles were saved.");
  await omar.goto(`/${slug}/settings/practice`);
  await expect(omar.getByRole("checkbox", { name: "Chat" })).toBeDisabled();
  await expect(omar.getByRole("main")).toContainText("Withheld by support");
  await expect(omar.getByRole("main")).toContainText("ask the people who host Chairside");
  await omar.context().close();
});

test("A practice is closed, which says beforehand what follows: its Admin is out at the next click, and back when it is reopened", async ({
  page,
  browser,
}) => {
  await signIn(page, SOFIA);
  const { name, slug } = await aNewPractice(page);
  const omar = await withItsAdmin(page, slug, { browser });
  await page.goto(`/support/practices/${slug}`);
  await page.getByRole("link", { name: "Close…" }).click();
  await expect(page.getByRole("main")).toContainText("1 person has no other practice");
  await page.getByLabel("Reason").fill("It was sold.");
  await press(page, "Close Practice");
  await expect(toast(page)).toContainText(`${name} was closed.`);
  await omar.goto(`/${slug}`);
  await expect(omar).toHaveURL(/\/login/);
  await page.getByRole("link", { name: "Reopen…" }).click();
  await press(page, "Reopen Practice");
  await expect(toast(page)).toContainText(`${name} is open again.`);
  await omar.goto("/login");
  await omar.getByLabel("Email or username").fill(`omar.${slug}@lakeside.example`);
  await passwordOf(omar).fill("three new words here");
  await press(omar, "Sign in");
  await omar.waitForURL((url) => url.pathname === `/${slug}`);
  await omar.goto(`/${slug}/settings/audit`);
  await expect(omar.getByText(`closed the practice ${name}, because: It was sold.`).first()).toBeVisible();
  await omar.context().close();
});

test("An address that is taken or none is refused at its field, and nothing typed is lost", async ({
  page,
}) => {
  await signIn(page, SOFIA);
  await page.goto("/support/practices/new");
  await page.getByLabel("Practice name").fill("Downtown again");
  await page.getByLabel("Address").fill("Down town");
  await press(page, "Create Practice");
  await expect(page.locator("#slug-error")).toContainText("Use only small letters");
  await expect(page.locator("#groupId-error")).toContainText("Choose a group");
  await expect(page.getByLabel("Practice name")).toHaveValue("Downtown again");
});

test("Practices are searched and the address of a search can be sent", async ({ page }) => {
  await signIn(page, SOFIA);
  await page.goto("/support?q=lakeside");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("link", { name: "Lakeside", exact: true })).toBeVisible();
  await page.goto("/support?q=no+such+practice");
  await expect(page.getByRole("heading", { name: "No practice matches" })).toBeVisible();
});

test("A support account's new device waits; its own request it can only decline, with a reason", async ({
  page,
  browser,
}) => {
  await signIn(page, SOFIA);
  const other = await anotherBrowser({ browser });
  await askToEnter(other, SOFIA);
  await expect(heading(other)).toHaveText("Waiting for approval");
  await expect(other.getByText("Use a recovery code")).toHaveCount(0);
  await page.goto("/support/requests");
  await page
    .getByRole("link", { name: /^Make a decision on Sofia Marsh of Chairside support/ })
    .first()
    .click();
  await expect(page.getByText("This is your own request", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
  await press(page, "Decline");
  await expect(page.locator("#decline-reason-error")).toContainText("Say why");
  await page.getByLabel("Reason").fill("I tried another browser.");
  await press(page, "Decline");
  await expect(toast(page)).toContainText("The login of Sofia Marsh was declined.");
  await expect(heading(other)).toHaveText("Not approved");
  await expect(other.getByRole("main")).toContainText("Ask another support account.");
  await other.context().close();
});

test("For everybody else there is no console, as there is no other address that doesn't exist", async ({
  page,
}) => {
  await page.goto("/support");
  await expect(page).toHaveURL(/\/login\?next=%2Fsupport/);
  await signIn(page);
  for (const path of ["/support", "/support/groups", "/support/practices/downtown", "/support/requests"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    expect(await answer?.text()).not.toContain("Lakeside");
  }
  expect((await page.request.get("/support/requests/open")).status()).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a group is made, renamed and closed", async ({ page }) => {
    await signIn(page, SOFIA);
    await page.goto("/support/groups/new");
    await press(page, "Create Group");
    await expect(page.locator("#name-error")).toContainText("Enter the group's name.");
    const name = `Quiet ${mark()}`;
    await page.getByLabel("Group name").fill(name);
    await press(page, "Create Group");
    await expect(heading(page)).toHaveText(name);
    await page.getByLabel("Group name").fill(`${name} more`);
    await press(page, "Save Name");
    await expect(heading(page)).toHaveText(`${name} more`);
    await page.getByRole("link", { name: "Close…" }).click();
    await press(page, "Close Group");
    await expect(page.getByText("Closed", { exact: true })).toBeVisible();
  });

  test("signing roles are ticked and saved", async ({ page }) => {
    await signIn(page, SOFIA);
    await page.goto("/support/practices/uptown");
    await page.getByRole("checkbox", { name: "Treatment Coordinator" }).check();
    await press(page, "Save Signing Roles");
    await expect(page.getByRole("checkbox", { name: "Treatment Coordinator" })).toBeChecked();
    await page.getByRole("checkbox", { name: "Treatment Coordinator" }).uncheck();
    await press(page, "Save Signing Roles");
    await expect(page.getByRole("checkbox", { name: "Treatment Coordinator" })).not.toBeChecked();
  });
});

for (const path of [
  "/support",
  "/support/groups",
  "/support/groups/new",
  "/support/practices/new",
  "/support/practices/downtown",
  "/support/practices/downtown/people",
  "/support/practices/downtown/close",
  "/support/requests",
])
  test(`${path} holds its shape at phone width, and its accessibility in light and dark`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, SOFIA);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
