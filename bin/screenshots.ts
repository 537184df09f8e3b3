import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import sharp from "sharp";

/** Takes the pictures of the documentation from a demo of its own: docs/images/*.png. */
const folder = join("docs", "images");
const dataDir = mkdtempSync(join(tmpdir(), "chairside-pictures-"));
mkdirSync(folder, { recursive: true });
const usual = {
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1.5,
  locale: "en-US",
  timezoneId: "America/Chicago",
};
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const { url, link, server } = await startDemo();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const state = await signIn(browser);
  await take("users", state, {}, async (page) => {
    await page.goto(`${url}/downtown/settings/users`);
  });
  await take("users-dark", state, { colorScheme: "dark" }, async (page) => {
    await page.goto(`${url}/downtown/settings/users`);
  });
  await take("users-phone", state, phone, async (page) => {
    await page.goto(`${url}/downtown/settings/users`);
  });
  await take("edit-user", state, { viewport: { width: 1280, height: 1500 } }, async (page) => {
    await page.goto(`${url}/downtown/settings/users?q=moreno`);
    await page.getByRole("link", { name: "Dr. Ada Moreno" }).first().click();
    await page.getByRole("button", { name: "Save User" }).waitFor();
  });
  await take("add-user-errors", state, { viewport: { width: 1280, height: 1500 } }, fillWrongly);
  await take("add-user-phone", state, phone, async (page) => {
    await page.goto(`${url}/downtown/settings/users/new`);
    await page.getByLabel("Name", { exact: true }).fill("Nadège Lefèvre");
  });
  await take("devices", state, {}, async (page) => {
    await page.goto(`${url}/downtown/settings/devices`);
  });
  await take("decision", state, { viewport: { width: 1280, height: 1300 } }, async (page) => {
    await page.goto(`${url}/downtown/settings/devices`);
    await page.getByRole("link", { name: "Make a decision" }).first().click();
    await page.getByRole("button", { name: "Approve", exact: true }).waitFor();
  });
  await take("waiting-phone", undefined, phone, async (page) => {
    await page.goto(`${url}/login`);
    await page.getByLabel("Email or username").fill("aaliyah@brightsmiles.example");
    await page.getByRole("textbox", { name: "Password" }).fill("open wide please");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Check again" }).waitFor();
  });
  await take("audit", state, {}, async (page) => {
    await page.goto(`${url}/downtown/settings/audit`);
  });
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 400 });
}

type State = Awaited<ReturnType<typeof signIn>>;
type Options = NonNullable<Parameters<Browser["newContext"]>[0]>;

async function take(
  name: string,
  storageState: State | undefined,
  options: Options,
  show: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({
    ...usual,
    ...options,
    ...(storageState && { storageState }),
  });
  const page = await context.newPage();
  await show(page);
  await page.evaluate(() => document.fonts.ready);
  // Whoever waits for a decision listens all the time.
  if (storageState) await page.waitForLoadState("networkidle");
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  await sharp(picture)
    .png({ compressionLevel: 9, adaptiveFiltering: true })
    .toFile(join(folder, `${name}.png`));
  await context.close();
  console.log(join(folder, `${name}.png`));
}

async function fillWrongly(page: Page): Promise<void> {
  await page.goto(`${url}/downtown/settings/users/new`);
  await page.getByLabel("Public Name").fill("Dr. Lefèvre");
  await page.getByRole("textbox", { name: "Email", exact: true }).fill("hello@downtown.brightsmiles.example");
  await page.getByLabel("Screen Pop Extension").fill("101, front");
  await page.getByRole("button", { name: "Save User" }).click();
  await page.locator("[aria-invalid=true]").first().waitFor();
}

async function signIn(browser: Browser) {
  const context = await browser.newContext(usual);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole("button").last().click();
  await page.waitForURL((address) => !address.pathname.startsWith("/setup"));
  const state = await context.storageState();
  await context.close();
  return state;
}

async function startDemo(): Promise<{ url: string; link: string; server: ChildProcess }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    HOST: "127.0.0.1",
    PORT: String(port),
    APP_URL: url,
  };
  const server = spawn("bin/start", ["demo"], { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  const link = await new Promise<string>((resolve, reject) => {
    server.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const found = /http:\S+\/setup\/[\w-]+/.exec(said);
      if (found) resolve(found[0]);
    });
    server.once("exit", (code) => reject(new Error(`The demo ended with ${code}:\n${said}`)));
  });
  return { url, link, server };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
