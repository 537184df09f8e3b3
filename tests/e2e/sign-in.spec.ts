import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible, signIn, somebodyNew } from "./sign-in";
import { onTrustedDevice } from "./trusted-device";

const CHOSEN = "quiet lamp over river";
const refusal = "That login and password don't match.";
const password = (page: Page) => page.getByRole("textbox", { name: "Password" });
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

/** Types a login and a password and sends them. */
async function enter(page: Page, login: string, typed: string, at = "/login"): Promise<void> {
  await page.goto(at);
  await page.getByLabel("Email or username").fill(login);
  await password(page).fill(typed);
  await press(page, "Sign in");
}

/** The link in the newest mail to this address; waits until it is there. */
async function linkMailedTo(request: APIRequestContext, to: string, path: string): Promise<string> {
  let link = "";
  await expect(async () => {
    const mails: { to: string; text: string }[] = await (await request.get("/dev/mailbox.json")).json();
    const found = mails.find((mail) => mail.to === to && mail.text.includes(path));
    link = new RegExp(`/${path}/[\\w-]+`).exec(found?.text ?? "")?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass();
  return link;
}

/** Somebody whom Ruth just invited by e-mail. */
async function invited(page: Page, first: string): Promise<{ name: string; email: string }> {
  const { name, login } = somebodyNew(first);
  const email = `${login}@brightsmiles.example`;
  await signIn(page);
  await page.goto("/downtown/settings/users/new");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("textbox", { name: "Email", exact: true }).fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Hygienist" });
  await press(page, "Save User");
  await page.waitForURL((url) => url.pathname === "/downtown/settings/users");
  await page.context().clearCookies();
  return { name, email };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("Ruth signs in, goes where she wanted, and signs out", async ({ page }) => {
      await page.goto("/downtown/profile");
      expect(new URL(page.url()).pathname).toBe("/login");
      await onTrustedDevice(page, "ruth@brightsmiles.example");
      await enter(page, "Ruth@BrightSmiles.example", "open wide please", page.url());
      await page.waitForURL((url) => url.pathname === "/downtown/profile");
      await page.goto("/login");
      await page.waitForURL((url) => url.pathname === "/downtown");
      await page.locator("summary", { hasText: "Ruth Adler" }).click();
      await press(page, "Sign out");
      await page.waitForURL((url) => url.pathname === "/login");
      await page.goto("/downtown");
      expect(new URL(page.url()).pathname).toBe("/login");
    });

    test("a wrong password and an unknown login are answered the same, and the login typed stays", async ({
      page,
    }) => {
      const answers: (string | null)[] = [];
      for (const login of ["chloe@brightsmiles.example", "nobody@brightsmiles.example"]) {
        await enter(page, login, "not the password");
        await expect(page.getByText(refusal)).toBeVisible();
        await expect(page.getByLabel("Email or username")).toHaveValue(login);
        await expect(password(page)).toHaveValue("");
        expect(new URL(page.url()).search).toBe("");
        answers.push(await page.locator("form").textContent());
      }
      expect(answers[0]).toBe(answers[1]);
    });

    test("an empty form says at each field what to do", async ({ page }) => {
      await page.goto("/login");
      await press(page, "Sign in");
      await expect(page.getByText("Enter your email or username.")).toBeVisible();
      await expect(page.getByText("Enter your password.")).toBeVisible();
    });

    test("an invitation is taken up by choosing a password, once", async ({ page, request }) => {
      const { name, email } = await invited(page, "Ines");
      const link = await linkMailedTo(request, email, "invite");
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to Downtown");
      await expect(page.getByText(name, { exact: true })).toBeVisible();
      await expect(page.getByText(email, { exact: true })).toBeVisible();
      await page.getByLabel("New password").fill("password1234");
      await press(page, "Set password and sign in");
      await expect(page.getByText("This password is easy to guess.")).toBeVisible();
      await expect(page.getByLabel("New password")).toHaveValue("");
      await page.getByLabel("New password").fill(CHOSEN);
      await press(page, "Set password and sign in");
      await page.waitForURL((url) => url.pathname === "/waiting");
      expect((await page.goto(link))?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link doesn't work any more");
    });

    test("a forgotten password is chosen anew by a link, which ends every other session", async ({
      page,
      request,
      browser,
    }) => {
      const { email } = await invited(page, "Rosa");
      await page.goto(await linkMailedTo(request, email, "invite"));
      await page.getByLabel("New password").fill(CHOSEN);
      await press(page, "Set password and sign in");
      await page.waitForURL((url) => url.pathname === "/waiting");

      const other = await (await browser.newContext({ javaScriptEnabled })).newPage();
      const answers: (string | null)[] = [];
      for (const login of ["nobody@brightsmiles.example", email]) {
        await other.goto("/login");
        await other.getByRole("link", { name: "Forgot password?" }).click();
        await other.waitForURL((url) => url.pathname === "/forgot");
        await other.getByLabel("Email or username").fill(login);
        await press(other, "Send link");
        await expect(other.getByText("Look into your mailbox")).toBeVisible();
        answers.push(await other.locator("main").textContent());
      }
      expect(answers[0]).toBe(answers[1]);
      await other.goto(await linkMailedTo(request, email, "reset"));
      await other.getByLabel("New password").fill("pale moon above hill");
      await press(other, "Set password and sign in");
      await other.waitForURL((url) => url.pathname === "/waiting");
      await page.goto("/downtown");
      expect(new URL(page.url()).pathname).toBe("/login");
      const mails = await (await request.get("/dev/mailbox.json")).text();
      expect(mails).toContain("Your password was changed");
      await other.context().close();
    });
  });
}

test("with JavaScript the password is looked at as the field is left", async ({ page, request }) => {
  const { email } = await invited(page, "Tara");
  await page.goto(await linkMailedTo(request, email, "invite"));
  await page.waitForLoadState("networkidle");
  const field = page.getByLabel("New password");
  await field.fill("downtown 1 downtown 1");
  await field.blur();
  await expect(page.getByText("Leave the practice's name out of the password.")).toBeVisible();
  await expect(field).toHaveValue("downtown 1 downtown 1");
  await field.fill(CHOSEN);
  await field.blur();
  await expect(page.getByText("Leave the practice's name out of the password.")).toBeHidden();
});

test("tampered, shortened and invented links of every kind get the same page", async ({ page }) => {
  const bodies: (string | null)[] = [];
  for (const path of ["invite", "reset", "setup"])
    for (const token of ["x", "A".repeat(43), "%00", "..%2f..%2flogin"]) {
      expect((await page.goto(`/${path}/${token}`))?.status()).toBe(404);
      bodies.push(await page.locator("main").textContent());
    }
  expect(new Set(bodies).size).toBe(1);
  await expect(page.getByRole("link", { name: "Forgot password?" })).toBeVisible();
});

test("after signing in nobody is led to another server", async ({ page }) => {
  for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "/%09/evil.example"]) {
    await page.context().clearCookies();
    await onTrustedDevice(page, "sam@brightsmiles.example");
    await enter(page, "sam@brightsmiles.example", "open wide please", `/login?next=${next}`);
    await page.waitForURL((url) => url.pathname === "/downtown");
    expect(new URL(page.url()).search).toBe("");
  }
});

test("a cookie planted before sign-in is not the session after it, and one kept opens nothing after signing out", async ({
  page,
  baseURL,
}) => {
  const planted = { name: "chairside-session", value: "planted-by-somebody", url: baseURL ?? "" };
  await page.context().addCookies([planted]);
  await signIn(page, "sam@brightsmiles.example");
  const session = async () => (await page.context().cookies()).find(({ name }) => name === planted.name);
  const first = await session();
  expect(first?.value).not.toBe(planted.value);
  expect(first).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await page.goto("/downtown");
  await page.locator("summary", { hasText: "Sam Ito" }).click();
  await press(page, "Sign out");
  await page.waitForURL((url) => url.pathname === "/login");
  await page.context().addCookies([{ ...planted, value: first?.value ?? "" }]);
  await page.goto("/downtown");
  expect(new URL(page.url()).pathname).toBe("/login");
});

test("signing in anew ends the session this browser had", async ({ page, playwright, baseURL }) => {
  await signIn(page, "sam@brightsmiles.example");
  const before = (await page.context().cookies()).find(({ name }) => name === "chairside-session");
  const login = await page.context().newPage();
  await page.context().clearCookies();
  await login.goto("/login");
  await page.context().addCookies([before as NonNullable<typeof before>]);
  await onTrustedDevice(page, "chloe@brightsmiles.example");
  await login.getByLabel("Email or username").fill("chloe@brightsmiles.example");
  await password(login).fill("open wide please");
  await press(login, "Sign in");
  await login.waitForURL((url) => url.pathname !== "/login");
  const kept = await playwright.request.newContext({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: { cookie: `chairside-session=${before?.value}` },
  });
  expect((await kept.get("/downtown", { maxRedirects: 0 })).status()).toBe(307);
  expect(await (await kept.get("/api/auth/session")).json()).toEqual({});
  await kept.dispose();
});

test("next-auth's own sign-in says nothing in the address but its code", async ({ request }) => {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = {
    csrfToken,
    login: "nobody@brightsmiles.example",
    password: "not the password",
    json: "true",
  };
  const answer = await request.post("/api/auth/callback/credentials", { form });
  expect(answer.status()).toBe(401);
  expect(new URL((await answer.json()).url).searchParams.get("error")).toBe("CredentialsSignin");
});

test("a support account belongs to no practice: it lands at its console, and can sign out", async ({
  page,
}) => {
  await signIn(page, "support@chairside.example");
  expect(new URL(page.url()).pathname).toBe("/support");
  await expectAccessible(page);
  await page.locator("details.account summary").click();
  await press(page, "Sign out");
  await page.waitForURL((url) => url.pathname === "/login");
});

test("every page of signing in lets everybody in", async ({ page, request }) => {
  const { email } = await invited(page, "Vera");
  for (const path of ["/login", "/forgot", "/reset/x", await linkMailedTo(request, email, "invite")]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await press(page, "Set password and sign in");
  await expect(page.getByText("Choose a password.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/login");
  await press(page, "Sign in");
  await expect(page.getByText("Enter your password.")).toBeVisible();
  await expectAccessible(page);
});
