import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { startLocal } from "../local/start.ts";
import type { History, Mail } from "./sample-history.ts";
import { linkNamed, playHistory } from "./sample-history.ts";

/** Plays the sample history and takes the pictures of docs/screenshots. Needs a Chromium: `CHROMIUM=… node scripts/screenshots.ts`. */

const OUT = join(import.meta.dirname, "..", "docs", "screenshots");
const BYTES_MAX = 200_000;
const DESK = { width: 1120, height: 760 };
const PHONE = { width: 375, height: 760 };

type Shot = {
  name: string;
  /** An address, or the mail itself. */
  of: string | Mail;
  size: { width: number; height: number };
  dark?: true;
  /** What the picture begins with; the top of the page unless said. */
  from?: string;
};

const about = (mails: readonly Mail[], words: RegExp): Mail => {
  const mail = mails.findLast(({ subject }) => words.test(subject));
  if (mail === undefined) throw new Error(`the history has no mail about ${words}`);
  return mail;
};

async function shots(url: string, { me, interviews, mails }: History): Promise<Shot[]> {
  const all = await mails();
  const thanks = about(all, /^Ready to send: thank you to Mette/);
  const regret = about(all, /a gracious answer/);
  const offer = about(all, /for the offer/);
  const timeline = `#${interviews["Nordvik Energy"]}`;
  return [
    { name: "board", of: me, size: { width: 1120, height: 1140 } },
    { name: "board-phone", of: me, size: PHONE, dark: true },
    { name: "timeline", of: me, size: DESK, from: timeline },
    { name: "timeline-phone", of: me, size: PHONE, from: timeline },
    { name: "settings", of: me, size: DESK, from: "#settings" },
    { name: "accept-phone", of: linkNamed(offer, "Accept the offer"), size: PHONE },
    { name: "correct", of: linkNamed(offer, "Not right?"), size: DESK, dark: true },
    { name: "mail-thank-you", of: thanks, size: { width: 720, height: 760 } },
    { name: "mail-regret-phone", of: regret, size: PHONE, dark: true },
    { name: "mail-offer-phone", of: offer, size: PHONE },
    { name: "mailbox", of: `${url}/local?mail=${encodeURIComponent(thanks.id)}`, size: { width: 1280, height: 760 } },
  ];
}

async function take(browser: Browser, { name, of, size, dark, from }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: size, colorScheme: dark ? "dark" : "light", locale: "en-GB" });
  if (typeof of === "string") await page.goto(of);
  else await page.setContent(of.html);
  if (from !== undefined) await page.evaluate(`document.querySelector(${JSON.stringify(from)}).scrollIntoView()`);
  const path = join(OUT, `${name}.png`);
  await page.screenshot({ path });
  await page.close();
  const bytes = statSync(path).size;
  console.log(`${name}.png ${Math.ceil(bytes / 1024)} kB`);
  if (bytes > BYTES_MAX) throw new Error(`${path} is larger than ${BYTES_MAX} bytes`);
}

const dataDir = mkdtempSync(join(tmpdir(), "followthrough-screenshots-"));
const local = await startLocal({ port: 0, smtpPort: 0, dataDir });
try {
  mkdirSync(OUT, { recursive: true });
  const history = await playHistory(local.url);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const shot of await shots(local.url, history)) await take(browser, shot);
  await browser.close();
} finally {
  await local.close();
  rmSync(dataDir, { recursive: true, force: true });
}
