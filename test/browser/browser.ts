import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Result } from "axe-core";
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { startLocal } from "../../local/start.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A browser for the tests of one file. What a page tries to load from elsewhere, or runs into, fails the test. */
export function browserForThisFile() {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  });
  afterAll(() => browser?.close());

  /** A tab at `origin`, without JavaScript unless a test says otherwise: nothing of ours may need any. */
  return async function tab(origin: string, options: BrowserContextOptions = {}): Promise<Page> {
    if (browser === undefined) throw new Error("the browser has not started");
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, ...options });
    const strange: string[] = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(origin) && !/^(data|about|blob):/.test(request.url())) strange.push(`asked for ${request.url()}`);
    });
    context.on("console", (message) => {
      if (message.type() === "error" && !/status of [45]\d\d/.test(message.text())) strange.push(message.text());
    });
    context.on("dialog", (dialog) => {
      strange.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss().catch((error: unknown) => strange.push(String(error)));
    });
    context.on("weberror", (error) => strange.push(error.error().message));
    onTestFinished(async () => {
      await context.close();
      expect(strange).toEqual([]);
    });
    return context.newPage();
  };
}

/** The whole product on this machine, closed when the test is over. */
export async function product(options: { realNowMs?: () => number } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "followthrough-browser-"));
  const local = await startLocal({ port: 0, smtpPort: 0, dataDir, ...options });
  onTestFinished(() => local.close());
  return local;
}

/** What depends on colours and on where things stand; all else is the same at every width, by day and by night. */
const LOOKED_AT = ["color-contrast", "target-size", "scrollable-region-focusable"];
const RULES = {
  page: { type: "tag", values: [...WCAG, "best-practice"] },
  mail: { type: "tag", values: WCAG },
  look: { type: "rule", values: LOOKED_AT },
};

/**
 * What axe-core has to say of the page in a tab with JavaScript: nothing, if all is well. `mail` leaves out what only concerns
 * pages, `look` all that is the same whatever the page looks like.
 */
export async function complaints(page: Page, of: keyof typeof RULES = "page"): Promise<string[]> {
  if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(AXE);
  const options = { runOnly: RULES[of], resultTypes: ["violations"], iframes: false };
  // What passed is a hundred times longer, and of no interest.
  const violations = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations)`)) as Result[];
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} (${node.failureSummary ?? ""})`));
}

/** Whether the page is wider than the screen: then it would have to be pushed about. */
export async function isTooWide(page: Page): Promise<boolean> {
  return (await page.evaluate("document.documentElement.scrollWidth > innerWidth")) === true;
}

/** On the smallest phone, by day, and on another by night. */
const LOOKS = [
  { look: "at 320 px", size: { width: 320, height: 640 }, colorScheme: "light", of: "page" },
  { look: "by night", size: { width: 390, height: 844 }, colorScheme: "dark", of: "look" },
] as const;

/** Holds what a tab shows to it that axe finds nothing, by day and by night, and that nothing must be pushed sideways, at 320 px and on a desk. */
export async function looksOf(page: Page, what: string): Promise<void> {
  for (const { look, size, colorScheme, of } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    expect({ what, look, complaints: await complaints(page, of), wide: await isTooWide(page) }).toEqual({
      what,
      look,
      complaints: [],
      wide: false,
    });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  expect({ what, wide: await isTooWide(page) }).toEqual({ what, wide: false });
}

const TABS_MAX = 120;

/** Presses Tab, as somebody without a mouse does, until there is what is looked for. */
export async function tabUntil(page: Page, focused: Locator): Promise<void> {
  for (let press = 0; press < TABS_MAX; press++) {
    await page.keyboard.press("Tab");
    if ((await focused.count()) > 0) return;
  }
  throw new Error(`${focused} cannot be reached by keyboard on “${await page.title()}”`);
}

type Role = "button" | "link" | "checkbox" | "radio";

/** Presses Tab until the focus is on what is named so, on the page or in a frame of it. */
export async function tabTo(page: Page, role: Role, name: string, within: Page | FrameLocator = page): Promise<void> {
  await tabUntil(page, within.getByRole(role, { name, exact: true }).and(within.locator(":focus")));
}
