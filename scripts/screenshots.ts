import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { startLocal } from "../local/start.ts";
import type { History, Mail } from "./sample-history.ts";
import { confirmedCandidate, doors, linkNamed, linksIn, playHistory } from "./sample-history.ts";

/**
 * Plays the sample history and takes the pictures of docs/screenshots, and docs/pages.md with the pages behind a mail's
 * links. Needs a Chromium: `CHROMIUM=… node scripts/screenshots.ts`.
 */

const OUT = join(import.meta.dirname, "..", "docs", "screenshots");
const BYTES_MAX = 200_000;
const DESK = { width: 1120, height: 760 };
const PHONE = { width: 375, height: 760 };
const SHEET_SCALE = 0.68;

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
    { name: "mailbox-phone", of: `${url}/local?mail=${encodeURIComponent(offer.id)}`, size: PHONE },
    { name: "mailbox-dark", of: `${url}/local?mail=${encodeURIComponent(regret.id)}`, size: { width: 1280, height: 760 }, dark: true },
    { name: "mailbox", of: `${url}/local?mail=${encodeURIComponent(thanks.id)}`, size: { width: 1280, height: 760 } },
  ];
}

const WEEK_MS = 7 * 86_400_000;
/** A link in a mail is too old by then. */
const LINK_WEEKS = 13;

/** Goes on with the history until every link that there is has stood in some mail: a question, a request, an acceptance, a long silence. */
async function playOn(url: string, { candidateId, interviews, mails }: History): Promise<void> {
  const { call, clock, press } = doors(url);
  const from = "Mette Solberg <mette@nordvik.example>";
  const answer = (subject: string, text: string) =>
    call("POST", "/v1/replies", { candidateId, interviewId: interviews["Nordvik Energy"], from, subject, text });
  await answer("References", "Dear Ada, could you send us the names and telephone numbers of two referees, please?");
  await press(linkNamed(about(await mails(), /for the offer/), "Accept the offer"));
  await answer("About Thursday", "It went the way these things go. M.");
  await mailToOldAddress(url, candidateId);
  const { now } = await call<{ now: string }>("GET", "/local/clock");
  const after = (weeks: number) => new Date(Date.parse(now) + weeks * WEEK_MS).toISOString();
  // Somebody else, since whoever has accepted an offer chases nobody.
  const other = await confirmedCandidate(url, { email: "ben@example.com", name: "Ben Carter" });
  await call("POST", "/v1/interviews", {
    candidateId: other,
    company: { name: "Lakeview" },
    role: "Ward Manager",
    contact: { name: "Pat Lee", email: "pat@lakeview.example" },
    round: { startsAt: after(1) },
  });
  await clock(after(8));
  // Somebody who has not confirmed their address yet.
  await call("POST", "/v1/candidates", { email: "cleo@example.com", name: "Cleo Marsh", timeZone: "Europe/London" });
}

/** A mail to the private address that was replaced is kept back, and the candidate is asked whether it is theirs. */
async function mailToOldAddress(url: string, candidateId: string): Promise<void> {
  const { call, mailIn } = doors(url);
  const { email = "", forwardingAddress = "" } = await call<Record<string, string>>("GET", `/v1/candidates/${candidateId}`);
  await call("POST", `/v1/candidates/${candidateId}/rotate-address`);
  const header = `From: Mette Solberg <mette@nordvik.example>\nTo: ${forwardingAddress}\nSubject: Your interview`;
  await mailIn(forwardingAddress, email, `${header}\n\nDear Ada, we need a little longer.\n`);
}

type Linked = { name: string; label: string; url: string };

/** The pages behind the links of all mails and of the candidate's own page, one for each action, by its name in the link. */
async function pages({ me, mails }: History): Promise<Linked[]> {
  const found = new Map<string, Linked>([["me", { name: "me", label: "Your interviews and settings", url: me }]]);
  const own = await (await fetch(me)).text();
  for (const { html } of [{ html: own }, ...(await mails())])
    for (const { label, url } of linksIn({ html })) {
      const [, door, token = ""] = /\/(a|u)\/([^/]+)$/.exec(url) ?? [];
      if (door === undefined) continue;
      const [action = ""] = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as string[];
      found.set(action, { name: action.replaceAll("_", "-"), label, url });
    }
  return [...found.values()];
}

/** Pages behind no link of an action: one that is too old, asking for a new one, mail that is stopped, a mailbox with nothing open. */
async function beside(url: string): Promise<Sheet[]> {
  const { call, clock, press, mails } = doors(url);
  const all = await mails();
  const { now } = await call<{ now: string }>("GET", "/local/clock");
  await clock(new Date(Date.parse(now) + LINK_WEEKS * WEEK_MS).toISOString());
  await press(linkNamed(about(all, /confirm your address/), "Unsubscribe"));
  return [
    { name: "too-old", label: "A link that is too old", of: linkNamed(about(all, /for the offer/), "I sent it") },
    { name: "ask", label: "Asking for a new link", of: `${url}/me` },
    { name: "mail-stopped", label: "Mail that is stopped", of: linkNamed(about(all, /confirm your address/), "Unsubscribe") },
    { name: "mailbox", label: "The local mailbox", of: `${url}/local` },
  ];
}

type Sheet = { name: string; label: string; of: string | Mail; from?: string };

/** The board, a timeline and three mails, each on a desk, on a phone and by night. */
async function firstSheets({ me, interviews, mails }: History): Promise<Sheet[]> {
  const all = await mails();
  return [
    { name: "the-board", label: "The board", of: me },
    { name: "a-timeline", label: "A timeline", of: me, from: `#${interviews["Nordvik Energy"]}` },
    { name: "mail-thank-you", label: "A thank-you", of: about(all, /^Ready to send: thank you to Mette/) },
    { name: "mail-regret", label: "An answer to a regret letter", of: about(all, /a gracious answer/) },
    { name: "mail-offer", label: "An offer", of: about(all, /for the offer/) },
  ];
}

/** Shows an address, or a mail, from where the picture is to begin. */
async function shown(page: Page, of: string | Mail, from?: string): Promise<void> {
  if (typeof of === "string") await page.goto(of);
  else await page.setContent(of.html);
  if (from !== undefined) await page.evaluate(`document.querySelector(${JSON.stringify(from)}).scrollIntoView()`);
}

/** One picture of a page on a desk, on a phone and on a phone by night, side by side. */
async function sheet(browser: Browser, { name, of, from }: Sheet): Promise<void> {
  const looks = [
    { size: { width: 720, height: 680 }, colorScheme: "light" },
    { size: { width: 340, height: 680 }, colorScheme: "light" },
    { size: { width: 340, height: 680 }, colorScheme: "dark" },
  ] as const;
  const images: string[] = [];
  for (const { size, colorScheme } of looks) {
    const page = await browser.newPage({ viewport: size, colorScheme, locale: "en-GB" });
    await shown(page, of, from);
    const png = await page.screenshot();
    images.push(`<img width="${size.width * SHEET_SCALE}" src="data:image/png;base64,${png.toString("base64")}">`);
    await page.close();
  }
  const page = await browser.newPage({ viewport: { width: 1000, height: 470 } });
  await page.setContent(`<body style="margin:8px;background:#999;display:flex;gap:8px">${images.join("")}</body>`);
  const path = join(OUT, "pages", `${name}.png`);
  await page.screenshot({ path });
  await page.close();
  if (statSync(path).size > BYTES_MAX) throw new Error(`${path} is larger than ${BYTES_MAX} bytes`);
}

const section = (title: string, name: string) => `## ${title}\n\n![${name}](screenshots/pages/${name}.png)`;

const pagesPage = (first: readonly Sheet[], all: readonly { name: string; label: string }[]) => `# Mails, and the pages behind their links

Made by \`node scripts/screenshots.ts\` from the sample history: on a desk, on a phone, and on a phone by night. GET shows a page, only POST acts.

${[...first.map(({ name, label }) => section(label, name)), ...all.map(({ name, label }) => section(`“${label}”`, name))].join("\n\n")}
`;

async function take(browser: Browser, { name, of, size, dark, from }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: size, colorScheme: dark ? "dark" : "light", locale: "en-GB" });
  await shown(page, of, from);
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
  mkdirSync(join(OUT, "pages"), { recursive: true });
  const history = await playHistory(local.url);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const shot of await shots(local.url, history)) await take(browser, shot);
  const first = await firstSheets(history);
  for (const one of first) await sheet(browser, one);
  // Each link while it still asks something, where there is such a time.
  const all = await pages(history);
  for (const { name, label, url } of all) await sheet(browser, { name, label, of: url });
  await playOn(local.url, history);
  for (const later of await pages(history)) {
    if (all.some(({ name }) => name === later.name)) continue;
    all.push(later);
    await sheet(browser, { ...later, of: later.url });
  }
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  const others = await beside(local.url);
  for (const one of others) await sheet(browser, one);
  writeFileSync(join(OUT, "..", "pages.md"), pagesPage([...first, ...others], all));
  await browser.close();
} finally {
  await local.close();
  rmSync(dataDir, { recursive: true, force: true });
}
