import { expect, type Page, test } from "@playwright/test";
import { decompressionBomb, noisyJpeg, pdf, picture, svg } from "@/tests/support/sample-photos";
import { expectAccessible, signIn, somebodyNew } from "./sign-in";

const users = "/downtown/settings/users";
const save = (page: Page) => page.getByRole("button", { name: "Save User" }).click();
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const problem = (page: Page) => page.locator("#photo-error");
const usable = async () => ({
  name: "me.jpg",
  mimeType: "image/jpeg",
  buffer: await picture().jpeg().toBuffer(),
});

async function fillIn(page: Page, name: string): Promise<void> {
  await page.goto(`${users}/new`);
  await field(page, "Name").fill(name);
  await page.getByRole("radio", { name: "No login (profile only)" }).check();
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Other" });
}

async function expectNobody(page: Page, name: string): Promise<void> {
  const answer = await page.request.get(`${users}?q=${encodeURIComponent(name)}`);
  expect(await answer.text()).toContain("No users match");
}

async function choose(page: Page, mimeType: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("Profile Photo").setInputFiles({ name: "me", mimeType, buffer });
}

for (const [what, mimeType, bytes] of [
  ["of 8 MB and a byte", "image/jpeg", async () => Buffer.alloc(8 * 1024 * 1024 + 1)],
  ["that is a PDF", "application/pdf", async () => pdf()],
  ["that is an SVG", "image/svg+xml", async () => svg()],
  ["that is an SVG called PNG", "image/png", async () => svg()],
  ["that is cut short", "image/jpeg", async () => (await noisyJpeg()).subarray(0, 9000)],
  ["that is empty", "image/jpeg", async () => Buffer.alloc(0)],
  ["that is a bomb", "image/png", async () => decompressionBomb()],
] as const) {
  test(`A photo ${what} holds the save back until it is left out, and nothing typed is lost`, async ({
    page,
  }) => {
    const { name } = somebodyNew("Bea");
    await signIn(page);
    await fillIn(page, name);
    await choose(page, mimeType, await bytes());
    await expect(problem(page)).not.toBeEmpty();
    for (const _ of ["first", "second"]) {
      await save(page);
      await expect(page.locator(".error-summary")).toContainText("Profile Photo:");
      await expect(problem(page)).not.toBeEmpty();
      await expect(field(page, "Name")).toHaveValue(name);
    }
    await expectNobody(page, name);
    await page.getByRole("button", { name: "Leave this photo out" }).click();
    await expect(problem(page)).toHaveCount(0);
    await save(page);
    await page.waitForURL((url) => url.pathname === users);
    await expect(page.locator(".toast")).toContainText(`${name} was added.`);
  });
}

test("Another photo settles one that can't be taken, and other fields are still checked meanwhile", async ({
  page,
}) => {
  const { name } = somebodyNew("Bo");
  await signIn(page);
  await fillIn(page, name);
  await choose(page, "image/jpeg", pdf());
  await expect(problem(page)).toContainText("Use a JPEG, PNG or WebP picture.");
  await expectAccessible(page);
  await field(page, "Contact email").fill("nobody");
  await field(page, "Name").focus();
  await expect(page.locator("#contactEmail-error")).toContainText("Enter a whole e-mail");
  await field(page, "Contact email").fill("");
  await page.getByLabel("Profile Photo").setInputFiles(await usable());
  await expect(page.getByLabel("Zoom")).toBeVisible();
  await expect(problem(page)).toHaveCount(0);
  await save(page);
  await page.waitForURL((url) => url.pathname === users);
  await page.goto(`${users}?q=${encodeURIComponent(name)}`);
  await page.getByRole("rowheader").getByRole("link", { name }).first().click();
  await expect(page.locator(".photo-field img")).toHaveCount(1);
});

test("A removed photo stays removed while another one is refused", async ({ page }) => {
  const { name } = somebodyNew("Bix");
  await signIn(page);
  await fillIn(page, name);
  await page.getByLabel("Profile Photo").setInputFiles(await usable());
  await expect(page.getByLabel("Zoom")).toBeVisible();
  await save(page);
  await page.waitForURL((url) => url.pathname === users);
  await page.goto(`${users}?q=${encodeURIComponent(name)}`);
  await page.getByRole("rowheader").getByRole("link", { name }).first().click();
  await page.getByRole("button", { name: "Remove photo" }).click();
  await choose(page, "application/pdf", pdf());
  await save(page);
  await expect(page.locator(".error-summary")).toContainText("Profile Photo:");
  await expect(page.getByText("The photo goes when you save.")).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("A form without a photo is saved", async ({ page }) => {
      const { name } = somebodyNew("Bas");
      await signIn(page);
      await fillIn(page, name);
      await save(page);
      await page.waitForURL((url) => url.pathname === users);
      await expect(page.locator(".toast")).toContainText(`${name} was added.`);
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("An empty photo is refused at the field", async ({ page }) => {
    const { name } = somebodyNew("Bry");
    await signIn(page);
    await fillIn(page, name);
    await choose(page, "image/jpeg", Buffer.alloc(0));
    await save(page);
    await expect(problem(page)).toContainText("Use a JPEG, PNG or WebP picture.");
    await expectNobody(page, name);
  });
});

for (const what of ["twice", "as text"]) {
  test(`A form with the photo ${what} is refused plainly and changes nothing`, async ({ page }) => {
    const { name } = somebodyNew("Fay");
    await signIn(page);
    await fillIn(page, name);
    await page.locator("#user").evaluate((form, how) => {
      form.addEventListener("formdata", (event) => {
        const { formData } = event as FormDataEvent;
        if (how === "as text") formData.set("photo", "me.jpg");
        else formData.append("photo", new File(["x"], "me.jpg"));
      });
    }, what);
    await save(page);
    await expect(page.locator(".error-summary")).toContainText("fields that don't belong to it");
    await expectNobody(page, name);
  });
}
