import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, signIn } from "./sign-in";

const users = "/downtown/settings/users";
const mark = () => crypto.randomUUID().slice(0, 6);
const row = (page: Page, who: string | RegExp) =>
  page.getByRole("table", { name: "Rows" }).getByRole("row", { name: who });

function csv(lines: string[], name = "people.csv") {
  return { name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
}

async function choose(page: Page, lines: string[]): Promise<void> {
  await page.goto(`${users}/import`);
  await page.getByLabel("CSV file").setInputFiles(csv(lines));
  await page.getByRole("button", { name: "Look at the file" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("Ruth imports two people, ticks them on the list, gives both Chat User, and deactivates them", async ({
      page,
    }) => {
      const m = mark();
      await signIn(page);
      await choose(page, [
        "Name;Login;Role",
        `Nina ${m};nina-${m}@x.example;Hygienist`,
        `Otto ${m};otto.${m};Doctor`,
      ]);
      await expect(page.getByText("Nothing is changed yet")).toBeVisible();
      await expect(row(page, /Nina/)).toContainText("New: Hygienist, invited by e-mail");
      await page.getByRole("button", { name: "Import 2 people" }).click();
      await expect(page.getByText("2 done.")).toBeVisible();
      await page.goto(`${users}?q=${m}`);
      for (const name of [`Nina ${m}`, `Otto ${m}`])
        await page.getByRole("checkbox", { name: `Select ${name}` }).check();
      await page.getByRole("button", { name: "Change selected" }).click();
      await expect(page.getByRole("heading", { name: "Change 2 people" })).toBeVisible();
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("link", { name: "What to do: Choose what to do." })).toBeVisible();
      await page.getByRole("radio", { name: "Give permissions" }).check();
      await page.getByRole("checkbox", { name: "Chat User" }).first().check();
      await page.getByRole("button", { name: "Preview" }).click();
      await expect(page.getByRole("heading", { name: "Give Chat User to 2 people" })).toBeVisible();
      await expect(row(page, /Nina/)).toContainText("Chat User no → yes");
      await page.getByRole("button", { name: "Start: 2 people" }).click();
      await expect(page.getByText("2 done.")).toBeVisible();
      await page.goto(`${users}?q=${m}&permission=chat-user`);
      await page.getByRole("link", { name: "Change all 2 matching…" }).click();
      await page.getByRole("radio", { name: "Deactivate" }).check();
      await page.getByRole("button", { name: "Preview" }).click();
      await page.getByRole("button", { name: "Start: 2 people" }).click();
      await expect(page.getByText("2 done.")).toBeVisible();
      await page.goto(`${users}?q=${m}&status=deactivated`);
      await expect(page.getByRole("table", { name: "Users" }).getByRole("rowheader")).toHaveCount(2);
    });

    test("A file with a wrong row changes nothing and says which; one that can't be read stays on its page", async ({
      page,
    }) => {
      const m = mark();
      await signIn(page);
      await choose(page, [
        "Name,Login,Role,Shoe size",
        `Pia ${m},pia.${m},Doctor,38`,
        `Quin ${m},ben.okafor.${m}.,Dentist,`,
      ]);
      await expect(page.getByText("1 row needs a correction")).toBeVisible();
      await expect(row(page, /Quin/)).toContainText("Role: ‘Dentist’ is no role here.");
      await expect(page.getByText("This column is not imported: Shoe size.")).toBeVisible();
      await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);
      await page.getByRole("link", { name: "Choose another file" }).click();
      await page.getByLabel("CSV file").setInputFiles(csv(["Name,Login", `"Pia,pia.${m}`]));
      await page.getByRole("button", { name: "Look at the file" }).click();
      await expect(
        page.getByRole("link", { name: /Row 2: a quote is opened and never closed/ }),
      ).toBeVisible();
    });
  });
}

test("What is refused is said beforehand, and Discard leaves everything as it is", async ({ page }) => {
  await signIn(page);
  await page.goto(`${users}?q=ada+moreno`);
  await page.getByRole("checkbox", { name: "Select this page" }).check();
  await expect(page.getByText("1 selected")).toBeVisible();
  await page.getByRole("button", { name: "Change selected" }).click();
  await page.getByRole("radio", { name: "Deactivate" }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(row(page, /Ada Moreno/)).toContainText(
    "is the Default Doctor. Deactivate them on their own page",
  );
  await expect(page.getByRole("button", { name: /^Start/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("This was cancelled.")).toBeVisible();
});

test("Grace gives Ben login to Harbor with others at once; Ruth, who is no Group Admin, is not offered it", async ({
  page,
  browser,
}) => {
  await signIn(page, "grace@brightsmiles.example");
  await page.goto(`${users}?q=chloe+park`);
  await page.getByRole("link", { name: /^Change all 1/ }).click();
  await page.getByRole("radio", { name: "Give login to other practices" }).check();
  await page.getByRole("checkbox", { name: "Uptown" }).first().check();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(row(page, /Chloe Park, Uptown/)).toContainText(
    "Login there, with the same permissions as here",
  );
  await page.getByRole("button", { name: "Discard" }).click();
  const ruths = await browser.newPage();
  await signIn(ruths);
  await ruths.goto(`${users}/bulk?all=1&q=chloe+park`);
  await expect(ruths.getByRole("radio", { name: "Deactivate" })).toBeVisible();
  await expect(ruths.getByRole("radio", { name: /other practices/ })).toHaveCount(0);
  await ruths.close();
});

test("Work goes on when its page is left, and is found again", async ({ page }) => {
  const m = mark();
  await signIn(page);
  const people = Array.from({ length: 400 }, (_, at) => `Temp ${at} ${m},temp${at}.${m},Other`);
  await choose(page, ["Name,Login,Role", ...people]);
  await page.getByRole("button", { name: "Import 400 people" }).click({ timeout: 30_000 });
  await page.goto(users);
  await page.getByRole("link", { name: "Import CSV" }).click();
  await page.getByRole("link", { name: "Import people.csv" }).first().click();
  await expect(page.getByText("400 done.")).toBeVisible({ timeout: 45_000 });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Rows as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("work-downtown.csv");
});

for (const [name, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  laptop: { width: 1280, height: 800 },
}))
  test(`The import, the choice and the preview hold their shape and their accessibility at ${name} width`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await signIn(page);
    await page.goto(users);
    await page.getByRole("checkbox", { name: "Select Ben Okafor" }).check();
    await expectAccessible(page);
    await page.goto(`${users}/import`);
    await expectAccessible(page);
    await page.goto(`${users}/bulk?all=1&q=okafor`);
    await page.getByRole("radio", { name: "Take permissions away" }).check();
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: "Chat User" }).last().check();
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByText(/Take Chat User from/).first()).toBeVisible();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });

test("Chloe, who is no Admin, and Omar, of another practice, find none of it", async ({ page, browser }) => {
  await signIn(page, "chloe@brightsmiles.example");
  for (const path of ["import", "bulk?all=1"])
    expect((await page.goto(`${users}/${path}`))?.status()).toBe(403);
  const omars = await browser.newPage();
  await signIn(omars, "omar@lakeside.example");
  expect((await omars.goto(`${users}/import`))?.status()).toBe(404);
  expect(
    (await omars.goto("/lakeside/settings/users/jobs/00000000-0000-7000-8000-000000000000"))?.status(),
  ).toBe(404);
  await omars.close();
});
