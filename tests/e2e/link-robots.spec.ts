import { expect, type Page, test } from "@playwright/test";
import {
  anotherBrowser,
  askToEnter,
  decisionLink,
  heading,
  mailsTo,
  numberOn,
  press,
} from "./login-requests";
import { signIn } from "./sign-in";

const BEATRICE = "beatrice@brightsmiles.example";
const YUSUF = "Yusuf Demir";

test("robots that open the mailed link decide nothing: with or without cookies, with scripts, following every link", async ({
  page,
  browser,
  request,
  playwright,
  baseURL,
}) => {
  await askToEnter(page, "yusuf@brightsmiles.example");
  const number = await numberOn(page);
  const link = await decisionLink(request, BEATRICE, YUSUF);
  // Other stories at the same practice mail her too.
  const aboutYusuf = async () =>
    (await mailsTo(request, BEATRICE)).filter(({ subject }) => subject.includes(YUSUF));
  const mails = await aboutYusuf();

  const stranger = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  for (const method of ["HEAD", "GET", "GET"]) {
    const answer = await stranger.fetch(link, { method });
    expect(answer.status()).toBe(200);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(answer.headers()["referrer-policy"]).toBe("no-referrer");
    expect(answer.headers()["cache-control"]).toContain("no-store");
  }
  expect((await stranger.storageState()).cookies).toEqual([]);

  const admin = await anotherBrowser({ browser });
  await signIn(admin, BEATRICE);
  for (const method of ["HEAD", "GET"])
    expect((await admin.request.fetch(link, { method })).status()).toBe(200);

  for (const robot of [await anotherBrowser({ browser }), admin]) await wander(robot, link);

  expect(await stateOf(page)).toEqual({ standing: "open", number, renewsAt: expect.any(String) });
  await expect(heading(page)).toHaveText("Waiting for approval");
  expect(await aboutYusuf()).toEqual(mails);
  await admin.goto(link);
  await expect(admin.getByRole("button", { name: "Approve" })).toBeVisible();
  await press(page, "Cancel request");
});

test("tampered, shortened, foreign and invented links get the page of every ended link", async ({ page }) => {
  const bodies = new Set<string | null>();
  for (const path of [
    "/decide/x",
    `/decide/${"A".repeat(43)}`,
    "/decide/%00",
    "/decide/..%2f..%2flogin",
    "/invite/x",
  ]) {
    expect((await page.goto(path))?.status()).toBe(404);
    bodies.add(await page.locator("main").textContent());
  }
  expect(bodies.size).toBe(1);
});

/** Runs the page's scripts for ten seconds in all, and opens every link on it, as mail scanners do. */
async function wander(robot: Page, link: string): Promise<void> {
  await robot.goto(link);
  const found = await robot
    .getByRole("link")
    .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href));
  const until = Date.now() + 10_000;
  for (const href of [...new Set(found)].filter((href) => href.startsWith(new URL(robot.url()).origin)))
    await robot.goto(href);
  await robot.goto(link);
  await robot.waitForTimeout(Math.max(0, until - Date.now()));
}

async function stateOf(page: Page): Promise<unknown> {
  return (await page.request.get("/api/waiting/state")).json();
}
