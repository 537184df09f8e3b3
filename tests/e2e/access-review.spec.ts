import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, signIn, somebodyNew } from "./sign-in";

// One review may be open at a practice at a time: stories that sign one off have a practice to themselves.
const toast = (page: Page) => page.locator(".toast");
const person = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name }) });

async function addUser(page: Page, practice: string, name: string, login: string): Promise<void> {
  await page.goto(`/${practice}/settings/users/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: "Username" }).check();
  await page.getByLabel("Username", { exact: true }).last().fill(login);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Front Office" });
  await page.getByRole("button", { name: "Save User" }).click();
  await expect(page.getByText(/link/i).first()).toBeVisible();
}

/** Starts a review, or goes on with the one that is open. */
async function openReview(page: Page, practice: string): Promise<string> {
  await page.goto(`/${practice}/settings/access-review`);
  const start = page.getByRole("button", { name: "Start Review" });
  if (await start.isVisible()) await start.click();
  else await page.getByRole("link", { name: "Continue" }).click();
  await page.waitForURL(/access-review\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

test("An Admin reviews everybody, signs off, and whoever is to be deactivated is", async ({ page }) => {
  const leaving = somebodyNew("Temp");
  await signIn(page, "grace@brightsmiles.example");
  await addUser(page, "harbor", leaving.name, leaving.login);
  const review = await openReview(page, "harbor");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Access review of /);
  await expect(person(page, "Grace Lindqvist")).toContainText("Admin");
  await expect(person(page, "Grace Lindqvist")).toContainText("Downtown");

  await page.goto(`${review}?q=${encodeURIComponent(leaving.name)}`);
  const line = person(page, leaving.name);
  await line.getByLabel(/^Remark/).fill("left in May");
  await line.getByRole("button", { name: "Deactivate" }).click();
  await expect(line.getByText("“left in May”")).toBeVisible();
  await expect(line.getByRole("button", { name: "Deactivate" })).toHaveAttribute("aria-pressed", "true");

  await page.goto(`${review}?show=undecided`);
  await page.getByRole("button", { name: /^Deactivate Grace Lindqvist/ }).click();
  await expect(page.getByRole("link", { name: /^Deactivate 2/ })).toBeVisible();
  const keep = page.getByRole("button", { name: /^Keep the .* on this page/ });
  for (let round = 0; (await keep.isVisible()) && round < 9; round++) {
    const left = await page.getByRole("link", { name: /^Not decided/ }).textContent();
    await keep.click();
    await expect(page.getByRole("link", { name: /^Not decided/ })).not.toHaveText(left ?? "");
  }

  await page.getByRole("link", { name: "Sign off…" }).click();
  await expect(page.getByText(new RegExp(`Deactivated at once:.*${leaving.name}`))).toBeVisible();
  await page.getByRole("button", { name: "Sign Off" }).click();
  await expect(toast(page)).toContainText(
    "Grace Lindqvist still has access. You can't end your own login here.",
  );
  await expect(toast(page)).toContainText(`${leaving.name} was deactivated.`);
  await expect(page.getByText(/Signed off by Grace Lindqvist/)).toBeVisible();
  await expect(page.getByText("Still have access, though they were to be deactivated")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Keep / })).toHaveCount(0);

  await page.goto(`/harbor/settings/users?q=${encodeURIComponent(leaving.name)}`);
  await expect(page.getByRole("row").filter({ hasText: leaving.name })).toContainText("Deactivated");

  await page.goto(`${review}/seal`);
  await expect(page.getByText("The seal holds")).toBeVisible();
  const seal = await page.locator("code").first().textContent();
  await page.goto("/harbor/settings/audit?what=review.signed");
  await page
    .getByText(/Grace Lindqvist signed off the access review/)
    .first()
    .click();
  await expect(page.getByText(seal ?? "no seal").first()).toBeVisible();

  const file = await page.request.get(`${review}/export`);
  expect(file.headers()["content-type"]).toContain("text/csv");
  expect(await file.text()).toContain(`${leaving.name},${leaving.login}`);
  expect((await page.request.get(review.replace("harbor", "uptown"))).status()).toBe(404);
});

test("“Change” leads to the user's form, and is done when somebody saved it since", async ({ page }) => {
  await signIn(page, "grace@brightsmiles.example");
  const temp = somebodyNew("Uma");
  await addUser(page, "uptown", temp.name, temp.login);
  const review = await openReview(page, "uptown");
  await page.goto(`${review}?q=${encodeURIComponent(temp.name)}`);
  const line = person(page, temp.name);
  await line.getByRole("button", { name: /^Change / }).click();
  await expect(line).toContainText("Not changed yet");
  await line.getByRole("link", { name: "Open the form" }).click();
  await page.getByRole("checkbox", { name: "Chat User" }).check();
  await page.getByRole("button", { name: "Save User" }).click();
  await expect(toast(page)).toContainText("saved");
  await page.goto(`${review}?q=${encodeURIComponent(temp.name)}`);
  await expect(line).toContainText("Changed since: Grace Lindqvist");
});

test("On paper the review is a table under its signature, without the way about the page", async ({
  page,
}) => {
  await signIn(page, "grace@brightsmiles.example");
  const review = await openReview(page, "uptown");
  await page.goto(`${review}/print`);
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByText(/\d+ keep, \d+ change, \d+ deactivate/)).toBeVisible();
  await expect(page.getByRole("table")).toContainText("Grace Lindqvist");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("decisions are saved line by line, and signing off asks about the rest", async ({ page }) => {
    await signIn(page, "omar@lakeside.example");
    const review = await openReview(page, "lakeside");
    const line = person(page, "Omar Haddad");
    await line.getByLabel(/^Remark/).fill("sole Admin");
    await line.getByRole("button", { name: "Keep" }).click();
    await expect(page).toHaveURL(/#person-\d+$/);
    await expect(line.getByText("“sole Admin”")).toBeVisible();
    await expect(page.getByText(/^1 of \d+ decided$/)).toBeVisible();
    await page.goto(`${review}?show=undecided`);
    await expect(person(page, "Omar Haddad")).toHaveCount(0);
    await page.goto(`${review}/sign`);
    await page.getByRole("button", { name: "Sign Off" }).click();
    await expect(page.locator("#rest-error")).toContainText("were not decided on");
    await page.getByRole("checkbox", { name: /^Leave \d+ people unreviewed$/ }).check();
    await page.getByRole("button", { name: "Sign Off" }).click();
    await expect(page.getByText(/Signed off by Omar Haddad/)).toBeVisible();
    await page.goto("/lakeside/settings/access-review");
    await expect(page.getByRole("table")).toContainText("Omar Haddad");
  });

  test("a refusal says why, who can change it, and what is open", async ({ page }) => {
    await signIn(page, "chloe@brightsmiles.example");
    const answer = await page.goto("/downtown/settings/access-review");
    expect(answer?.status()).toBe(403);
    const main = page.getByRole("main");
    await expect(main.getByRole("heading", { level: 1 })).toHaveText("You need the Admin permission");
    await expect(main).toContainText("Ruth Adler");
    await expect(main).toContainText("Add, change, deactivate and delete users.");
    await expect(main).toContainText("It needs the Admin permission.");
    await expect(main).toContainText("Message patients, send them forms, and use team chat");
    await main.getByRole("link", { name: "Everything, and why" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What you can do at Downtown");
    await expect(main).toContainText("It comes with the Chat User permission.");
    await expect(main).toContainText("Chairside support can open it to this role.");
  });
});

test("What Chloe can do here and why: an Admin reads it on her page", async ({ page }) => {
  await signIn(page);
  await page.goto("/downtown/settings/users?q=chloe");
  await page.getByRole("link", { name: /^Chloe Park/ }).click();
  await page.getByRole("link", { name: "What they can do" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What Chloe Park can do here and why");
  const can = page.getByRole("region", { name: "What Chloe Park can do, and why" });
  await expect(can).toContainText("It comes with the Chat User permission.");
  const cant = page.getByRole("region", { name: "What Chloe Park can’t do, and who can change it" });
  await expect(cant).toContainText("Ruth Adler");
  await expect(cant).toContainText("It needs the Admin permission.");
});

test("Why can't she sign in? It says so, with the way out", async ({ page }) => {
  await signIn(page);
  const invited = somebodyNew("Invited");
  await addUser(page, "downtown", invited.name, invited.login);
  await page.goto(`/downtown/settings/users?q=${encodeURIComponent(invited.name)}`);
  await page.getByRole("link", { name: new RegExp(`^${invited.name}`) }).click();
  await page.getByRole("link", { name: "What they can do" }).click();
  const why = page.getByRole("region", { name: `Why can’t ${invited.name} sign in?` });
  await expect(why).toContainText("has not chosen a password yet");
  await why.getByRole("link", { name: "Resend invitation" }).click();
  await expect(page).toHaveURL(/\/resend$/);
});

for (const path of ["access-review", "{review}", "{review}/sign", "{chloe}/access"]) {
  test(`${path} holds its shape at phone width, and its accessibility in light and dark`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page);
    const review = await openReview(page, "downtown");
    await page.goto("/downtown/settings/users?q=chloe");
    const chloe = await page.getByRole("link", { name: /^Chloe Park/ }).getAttribute("href");
    const address = path.startsWith("{")
      ? path.replace("{review}", review).replace("{chloe}", chloe ?? "")
      : `/downtown/settings/${path}`;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}
