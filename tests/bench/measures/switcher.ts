import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { type GroupSite, getAs, openGroupSite } from "@/tests/bench/a-lead";
import type { Bench } from "@/tests/bench/bench";
import { interleave } from "@/tests/bench/interleave";
import { type Line, progress, ratioLine } from "@/tests/bench/line";
import { inServer } from "./group-list";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 40);
const LIST = "/practice-1/switch/list?q=&at=%2Fpractice-1%2Fsettings%2Fusers";

/** Switch practice with 500 practices beside 3: in a real browser from the press to the options shown, and the server's part alone. */
export async function switcher({ root }: Bench): Promise<Line[]> {
  // The group list's own copies have their Group Admin already.
  const own = join(root, "switch");
  const sites = [await openGroupSite(own, "group-of-3"), await openGroupSite(own, "group-of-500")] as const;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const pages = await Promise.all(sites.map(async (site) => pageOf(site, await browser.newPage())));
    const [shown3 = 0, shown500 = 0] = await interleave(pages, ROUNDS);
    const answers = sites.map((site) => ({ run: () => getAs(site, LIST), processorTime: inServer(site) }));
    const [asked3 = 0, asked500 = 0] = await interleave(answers, ROUNDS);
    const lines = [
      ratioLine("Switch practice of 500 to 3, from the press to the options", shown500, shown3, 1.2),
      ratioLine("its answer alone, processor time of the server", asked500, asked3, 1.2),
    ];
    lines.forEach(progress);
    return lines;
  } finally {
    await browser.close();
    for (const { server } of sites) await server.stop();
  }
}

/** A side of the comparison: the page loaded anew, then the time in the browser between the press and the first option drawn. */
async function pageOf({ server, cookie }: GroupSite, page: Page) {
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url: server.url }]);
  const processorTime = async () => {
    await page.goto(`${server.url}/practice-1/settings/users`);
    await page.getByRole("combobox", { name: "Switch practice" }).waitFor();
    const spent = await page.evaluate<number>(UNTIL_SHOWN);
    return spent * 1000;
  };
  return { run: async () => undefined, processorTime };
}

/** Runs in the browser: milliseconds until the options stand there. As text: what a compiler adds is not there. */
const UNTIL_SHOWN = `new Promise((resolve) => {
  const box = document.querySelector('input[aria-label="Switch practice"]');
  const began = performance.now();
  const look = () => {
    const option = document.querySelector('.switch-popup [role="option"]');
    if (option && option.checkVisibility()) resolve(performance.now() - began);
    else requestAnimationFrame(look);
  };
  box.focus();
  box.click();
  look();
})`;
