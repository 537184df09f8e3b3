import { expect, type Page, test } from "@playwright/test";
import { noisyJpeg, pdf, picture, svg } from "@/tests/support/sample-photos";
import { expectAccessible, signIn, somebodyNew } from "./sign-in";

const users = "/downtown/settings/users";
const save = (page: Page) => page.getByRole("button", { name: "Save User" }).click();
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const summary = (page: Page) => page.locator(".error-summary");
const photo = async () => ({
  name: "me.jpg",
  mimeType: "image/jpeg",
  buffer: await picture().jpeg().toBuffer(),
});

/** Finds somebody on the list and opens their form; gives its address. */
async function open(page: Page, name: string): Promise<string> {
  await page.goto(`${users}?q=${encodeURIComponent(name)}`);
  const href = await page.getByRole("rowheader").getByRole("link", { name }).first().getAttribute("href");
  await page.goto(href ?? "");
  return page.url();
}

async function addProfile(page: Page, name: string): Promise<void> {
  await page.goto(`${users}/new`);
  await field(page, "Name").fill(name);
  await page.getByRole("radio", { name: "No login (profile only)" }).check();
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Other" });
  await save(page);
  await page.waitForURL((url) => url.pathname === users);
}

test("Ruth adds somebody with an e-mail and a photo, and is told what follows", async ({ page }) => {
  const { name, login } = somebodyNew("Lena");
  await signIn(page);
  await page.goto(users);
  await page.getByRole("button", { name: "Add User" }).click();
  await field(page, "Name").fill(name);
  await field(page, "Public Name").fill("Dr. Lena");
  await page.getByLabel("Profile Photo").setInputFiles(await photo());
  await expect(page.getByLabel("Zoom")).toBeVisible();
  await field(page, "Email").fill(`${login}@brightsmiles.example`);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Hygienist" });
  await page.getByRole("checkbox", { name: "Show in the App" }).check();
  await expect(page.getByRole("region", { name: "How patients will see them" })).toContainText("Dr. Lena");
  await expectAccessible(page);
  await save(page);
  await page.waitForURL((url) => url.pathname === users);
  await expect(page.locator(".toast")).toContainText(`${name} was added.`);
  await expect(page.locator(".toast")).toContainText("now appears in the patient app as ‘Dr. Lena’");
  await open(page, name);
  await expect(page.getByText("Invited", { exact: true })).toBeVisible();
  await expect(page.locator(".photo-field img")).toHaveAttribute("src", /^\/api\/photos\/downtown\//);
});

test("Somebody without any e-mail gets a setup link, shown once and nowhere else", async ({
  page,
  context,
}) => {
  const { name, login } = somebodyNew("Tess");
  await signIn(page);
  await page.goto(`${users}/new`);
  await field(page, "Name").fill(name);
  await page.getByRole("radio", { name: "Username" }).check();
  await expect(field(page, "Email")).toBeHidden();
  await field(page, "Username").fill(login);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Front Office" });
  await save(page);
  const link = await page.getByLabel("Setup link").inputValue();
  expect(link).toMatch(/\/setup\/[\w-]{20,}$/);
  const token = link.slice(link.lastIndexOf("/") + 1);
  expect(page.url()).not.toContain(token);
  expect(JSON.stringify(await context.cookies())).not.toContain(token);
  await expect(page.getByText("It works once, until")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel("Setup link")).toHaveCount(0);
  expect(await page.content()).not.toContain(token);
});

test("Errors stand at their fields as each is left, and go when mended", async ({ page }) => {
  await signIn(page);
  await page.goto(`${users}/new`);
  await field(page, "Email").fill("lena");
  await field(page, "Screen Pop Extension").fill("abc");
  await field(page, "Name").focus();
  await expect(page.locator("#email-error")).toContainText("Enter a whole e-mail");
  await expect(page.locator("#extensions-error")).toContainText("Use numbers of 1–8 digits");
  await field(page, "Email").fill("lena@brightsmiles.example");
  await expect(page.locator("#email-error")).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("A refused form keeps all that was typed, the photo too, and can then be saved", async ({
      page,
    }) => {
      const { name, login } = somebodyNew("Nora");
      await signIn(page);
      await page.goto(`${users}/new`);
      await field(page, "Name").fill(name);
      await field(page, "Public Name").fill("Nora at the front");
      await page.getByLabel("Profile Photo").setInputFiles(await photo());
      if (javaScriptEnabled) await expect(page.getByLabel("Zoom")).toBeVisible();
      await field(page, "Email").fill("ruth@brightsmiles.example");
      await field(page, "Contact email").fill("nobody");
      await page.getByRole("checkbox", { name: "Chat User" }).check();
      await save(page);
      await expect(summary(page)).toContainText("Contact email: Enter a whole e-mail");
      await expect(summary(page)).toContainText("Role: Choose a role.");
      await field(page, "Contact email").fill("");
      await page.getByLabel("Role", { exact: true }).selectOption({ label: "Billing" });
      await save(page);
      await expect(page.locator("#email-error")).toBeVisible();
      await expect(field(page, "Name")).toHaveValue(name);
      await expect(field(page, "Public Name")).toHaveValue("Nora at the front");
      await expect(page.getByLabel("Role", { exact: true }).locator("option:checked")).toHaveText("Billing");
      await expect(page.getByRole("checkbox", { name: "Chat User" })).toBeChecked();
      await expect(page.locator("input[name=photoStaged]")).toHaveCount(1);
      await field(page, "Email").fill(`${login}@brightsmiles.example`);
      await save(page);
      await page.waitForURL((url) => url.pathname === users);
      await open(page, name);
      await expect(page.locator(".photo-field img")).toHaveCount(1);
    });

    test("Two Admins edit one user: the second sees what differs, and chooses", async ({ page, browser }) => {
      const { name } = somebodyNew("Cora");
      await signIn(page);
      await addProfile(page, name);
      const address = await open(page, name);
      const sams = await (await browser.newContext({ javaScriptEnabled })).newPage();
      await signIn(sams, "sam@brightsmiles.example");
      await sams.goto(address);
      await field(page, "Public Name").fill("Cora of Ruth");
      await field(page, "Screen Pop Extension").fill("201");
      await save(page);
      await page.waitForURL((url) => url.pathname === users);
      await field(sams, "Public Name").fill("Cora of Sam");
      await save(sams);
      await expect(sams.getByText("Ruth Adler saved this user while you were editing")).toBeVisible();
      await expect(
        sams.getByRole("radio", { name: "Screen Pop Extension: what was saved meanwhile: 201" }),
      ).toBeChecked();
      await expect(sams.getByRole("radio", { name: "Public Name: yours: Cora of Sam" })).toBeChecked();
      if (javaScriptEnabled) await expectAccessible(sams);
      await sams.getByRole("button", { name: "Save with these choices" }).click();
      await sams.waitForURL((url) => url.pathname === users);
      await sams.goto(address);
      await expect(field(sams, "Public Name")).toHaveValue("Cora of Sam");
      await expect(field(sams, "Screen Pop Extension")).toHaveValue("201");
      await sams.close();
    });
  });
}

for (const [forged, value] of [
  ["isAdmin", "1"],
  ["practiceId", "lakeside"],
  ["name", "Somebody Else"],
]) {
  test(`A form with a forged ${forged} is refused plainly and changes nothing`, async ({ page }) => {
    const { name } = somebodyNew("Fred");
    await signIn(page);
    await page.goto(`${users}/new`);
    await field(page, "Name").fill(name);
    await page.getByRole("radio", { name: "No login (profile only)" }).check();
    await page.getByLabel("Role", { exact: true }).selectOption({ label: "Other" });
    await page.locator("#user").evaluate(
      (form, [key, text]) => {
        const input = Object.assign(document.createElement("input"), {
          type: "hidden",
          name: key,
          value: text,
        });
        form.append(input);
      },
      [forged, value],
    );
    await save(page);
    await expect(summary(page)).toContainText("fields that don't belong to it");
    await expect(field(page, "Name")).toHaveValue(name);
    await page.goto(`${users}?q=${encodeURIComponent(name)}`);
    await expect(page.getByRole("heading", { name: "No users match" })).toBeVisible();
  });
}

test("A name may hold markup and emoji, which stay text", async ({ page }) => {
  const { name } = somebodyNew("Emo");
  const odd = `${name} <script>alert(1)</script> 🦷`;
  await signIn(page);
  await addProfile(page, odd);
  await expect(page.locator(".toast")).toContainText(`${odd} was added.`);
  await open(page, name);
  await expect(field(page, "Name")).toHaveValue(odd);
});

for (const [what, sign] of [
  ["NUL", "\u0000"],
  ["a turned direction", "\u202e"],
]) {
  test(`A name with ${what} in it is refused at the field`, async ({ page }) => {
    await signIn(page);
    await page.goto(`${users}/new`);
    await field(page, "Name").evaluate((input, text) => {
      (input as HTMLInputElement).value = text;
    }, `Ann${sign}a`);
    await page.getByRole("radio", { name: "No login (profile only)" }).check();
    await page.getByLabel("Role", { exact: true }).selectOption({ label: "Other" });
    await save(page);
    await expect(page.locator("#name-error")).toContainText("characters that can't be shown");
  });
}

test("The form says beforehand whom Default Doctor is taken from, and when Can Sign Forms has no effect", async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${users}/new`);
  await field(page, "Name").fill("Dr. Kim");
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Hygienist" });
  await page.getByRole("checkbox", { name: "Default Doctor" }).check();
  await page.getByRole("checkbox", { name: "Can Sign Forms" }).check();
  const permissions = page.getByRole("group", { name: "Permissions" });
  await expect(permissions).toContainText("is the Default Doctor now. Saving gives it to Dr. Kim instead.");
  await expect(permissions).toContainText(
    "Can Sign Forms will have no effect because the role Hygienist may not sign forms",
  );
  await expect(field(page, "Name on Forms")).toBeVisible();
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Doctor" });
  await expect(permissions).not.toContainText("will have no effect");
});

test("Leaving a changed form is asked about first", async ({ page }) => {
  await signIn(page);
  await page.goto(`${users}/new`);
  await field(page, "Name").fill("Half typed");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Leave without saving?");
  await page.getByRole("button", { name: "Keep editing" }).click();
  await expect(field(page, "Name")).toHaveValue("Half typed");
});

test("What is no usable photo is refused in words, at the field", async ({ page }) => {
  const jpeg = await noisyJpeg();
  await signIn(page);
  await page.goto(`${users}/new`);
  const chooser = page.getByLabel("Profile Photo");
  await expect(page.locator(".photo-field")).toBeVisible();
  for (const [buffer, says] of [
    [pdf(), "Use a JPEG, PNG or WebP picture."],
    [jpeg.subarray(0, jpeg.length / 2), "damaged or incomplete"],
  ] as const) {
    await chooser.setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer });
    await expect(page.locator("#photo-error")).toContainText(says);
  }
});

test("The photo's own address refuses what is too large or no picture, and everybody outside the practice", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const send = (buffer: Buffer, type = "image/jpeg") =>
    page.request.post("/api/photos/downtown", {
      multipart: { photo: { name: "me.jpg", mimeType: type, buffer } },
    });
  const tooLarge = await send(Buffer.alloc(8 * 1024 * 1024 + 1));
  expect(tooLarge.status()).toBe(422);
  expect(await tooLarge.json()).toEqual({ error: "This picture is over 8 MB. Choose a smaller one." });
  expect((await send(svg(), "image/svg+xml")).status()).toBe(422);
  const kept = await send((await photo()).buffer);
  const { url } = await kept.json();
  const answer = await page.request.get(url);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
  });
  expect(answer.headers()["cache-control"]).toContain("private");
  const stranger = await browser.newPage();
  expect((await stranger.request.get(url)).status()).toBe(401);
  await signIn(stranger, "sam@brightsmiles.example");
  expect((await stranger.request.get(url)).status()).toBe(404);
  await stranger.close();
});

test("The form fits a phone and a dark screen", async ({ browser }) => {
  const page = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark" })
  ).newPage();
  await signIn(page);
  await page.goto(`${users}/new`);
  await save(page);
  await expect(summary(page)).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.close();
});
