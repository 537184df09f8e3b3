import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { press } from "./login-requests";
import { expectAccessible, signIn } from "./sign-in";

const GRACE = "grace@brightsmiles.example";
const toast = (page: Page) => page.locator(".toast");
const SETTINGS = "/harbor/settings/practice";
const roleRow = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

function aLogo(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 120, channels: 3, background: "#0f766e" } })
    .png()
    .toBuffer();
}

test("A role is added, renamed, retired and restored; no two have one name", async ({ page }) => {
  await signIn(page, GRACE);
  await page.goto(SETTINGS);
  const name = `Sterilisation ${crypto.randomUUID().slice(0, 6)}`;
  await page.getByLabel("New role").fill("doctor");
  await press(page, "Add Role");
  await expect(page.locator("#roleName-error")).toContainText("There is a role Doctor already.");
  await page.getByLabel("New role").fill(name);
  await press(page, "Add Role");
  await expect(toast(page)).toContainText(`The role ${name} was added.`);
  await page.getByRole("link", { name: `Rename ${name}` }).click();
  await page.getByLabel("Name", { exact: true }).fill(`${name} II`);
  await press(page, "Save Role");
  await expect(toast(page)).toContainText(`The role is called ${name} II now.`);
  await page.getByRole("link", { name: `Retire ${name} II` }).click();
  await expect(page.getByLabel(/^In place of/)).toHaveCount(0);
  await press(page, "Retire Role");
  await expect(toast(page)).toContainText("The role was retired.");
  await page.getByText(/retired roles?$/).click();
  await page.getByRole("button", { name: `Restore ${name} II` }).click();
  await expect(toast(page)).toContainText("The role is back in use.");
});

test("A role that people have is retired only with what takes its place, and then they have that", async ({
  page,
}) => {
  await signIn(page, GRACE);
  await page.goto(SETTINGS);
  await page.getByRole("link", { name: "Retire Hygienist" }).click();
  await expect(page.getByRole("main")).toContainText("they get the role you choose");
  await press(page, "Retire Role");
  await expect(page.locator("#successorId-error")).toContainText("Choose what takes the place of Hygienist.");
  await page.getByLabel("In place of Hygienist").selectOption({ label: "Dental Assistant" });
  await press(page, "Retire Role");
  await expect(toast(page)).toContainText(/have? the other role now|has the other role now/);
  await expect(page.getByRole("link", { name: "Retire Hygienist" })).toHaveCount(0);
  await page.goto("/harbor/settings/audit?what=role.retired");
  await expect(
    page.getByText(/retired the role Hygienist; its .* got Dental Assistant/).first(),
  ).toBeVisible();
});

test("A logo stands beside the practice's name, re-encoded, and can be removed; what is no picture is refused", async ({
  page,
}) => {
  await signIn(page, GRACE);
  await page.goto(SETTINGS);
  const file = page.locator("#photo");
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("not a picture") });
  await press(page, "Save Logo");
  await expect(page.locator("#photo-error")).toContainText("Use a JPEG, PNG or WebP picture.");
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: await aLogo() });
  await press(page, "Save Logo");
  await expect(toast(page)).toContainText("The logo was saved.");
  const shown = page.getByRole("banner").locator("img.logo");
  await expect(shown).toBeVisible();
  const answer = await page.request.get((await shown.getAttribute("src")) ?? "");
  expect(answer.headers()["content-type"]).toBe("image/webp");
  expect(answer.headers()["cache-control"]).toContain("private");
  await press(page, "Remove Logo");
  await expect(toast(page)).toContainText("The logo was removed.");
  await expect(shown).toHaveCount(0);
});

test("Features are switched off and on, saying what follows; two Admins don't overwrite each other", async ({
  page,
  browser,
}) => {
  await signIn(page, GRACE);
  const other = await browser.newPage();
  await signIn(other, GRACE);
  for (const each of [page, other]) await each.goto(SETTINGS);
  await page.getByRole("checkbox", { name: "Review requests" }).uncheck();
  await press(page, "Save Features");
  await expect(toast(page)).toContainText("No review requests go out any more.");
  await other.getByRole("checkbox", { name: "Screen pop" }).uncheck();
  await press(other, "Save Features");
  await expect(
    other.getByRole("status").filter({ hasText: "was changed while you had it open" }),
  ).toContainText("Review requests: saved is “off”, yours is “on”");
  await other.close();
  await page.getByRole("checkbox", { name: "Review requests" }).check();
  await press(page, "Save Features");
  await expect(toast(page)).toContainText("Review requests: on again, as it was.");
});

test("The profile says where e-mail updates go and what was written down about the account", async ({
  page,
}) => {
  await signIn(page, "chloe@brightsmiles.example");
  await page.goto("/downtown/profile");
  const notices = page.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("E-mail updates go to chloe@brightsmiles.example");
  await expect(notices).toContainText(/Chrome 156 on Linux of Chloe Park is now trusted/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a role, a logo and the features are saved, and errors stand at their fields", async ({ page }) => {
    await signIn(page, GRACE);
    const settings = "/uptown/settings/practice";
    await page.goto(settings);
    await press(page, "Add Role");
    await expect(page.locator("#roleName-error")).toContainText("Enter the role's name.");
    const name = `Quiet ${crypto.randomUUID().slice(0, 6)}`;
    await page.getByLabel("New role").fill(name);
    await press(page, "Add Role");
    await expect(roleRow(page, name)).toContainText("Nobody has it");
    await press(page, "Save Logo");
    await expect(page.locator("#photo-error")).toContainText("Choose a JPEG, PNG or WebP picture.");
    const buffer = await aLogo();
    await page.locator("#photo").setInputFiles({ name: "l.png", mimeType: "image/png", buffer });
    await press(page, "Save Logo");
    await expect(page.getByRole("banner").locator("img.logo")).toBeVisible();
    await press(page, "Remove Logo");
    await page.getByRole("checkbox", { name: "Screen pop" }).uncheck();
    await press(page, "Save Features");
    await expect(page.getByRole("checkbox", { name: "Screen pop" })).not.toBeChecked();
    await page.getByRole("checkbox", { name: "Screen pop" }).check();
    await press(page, "Save Features");
    await expect(page.getByRole("checkbox", { name: "Screen pop" })).toBeChecked();
  });
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "two tabs" : "two tabs without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("A profile saved elsewhere meanwhile is shown beside what was typed, and nothing of that is lost", async ({
      page,
    }) => {
      await signIn(page, GRACE);
      await page.goto("/uptown/profile");
      const other = await page.context().newPage();
      await other.goto("/uptown/profile");
      await other.getByLabel("Public Name").fill("Grace L.");
      await press(other, "Save Profile");
      await expect(other.getByLabel("Public Name")).toHaveValue("Grace L.");
      await page.getByLabel("Public Name").fill("Dr. Grace");
      await press(page, "Save Profile");
      await expect(
        page.getByRole("status").filter({ hasText: "was changed while you had it open" }),
      ).toContainText("Public Name: saved is “Grace L.”, yours is “Dr. Grace”");
      await expect(page.getByLabel("Public Name")).toHaveValue("Dr. Grace");
      await press(page, "Save Profile");
      await other.reload();
      await expect(other.getByLabel("Public Name")).toHaveValue("Dr. Grace");
      await other.getByLabel("Public Name").fill("");
      await press(other, "Save Profile");
      await expect(other.getByLabel("Public Name")).toHaveValue("");
    });
  });

test("A role's pages hold their shape at phone width, and their accessibility in light and dark", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, GRACE);
  for (const link of ["Rename Doctor", "Retire Doctor"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(SETTINGS);
      await page.getByRole("link", { name: link }).click();
      await page.waitForURL(/\/roles\//);
      await expect(page).toHaveTitle(/Chairside/);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  }
});
