import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { doors, playHistory } from "../../scripts/sample-history.ts";
import { browserForThisFile, product, tabTo, tabUntil } from "./browser.ts";

const tab = browserForThisFile();
const CHOICES_MAX = 12;

/** Tabs into the choices of a form, and moves among them by arrow key until this one is chosen. */
async function choose(page: Page, name: string): Promise<void> {
  const radios = page.locator("input[type=radio]:focus");
  await tabUntil(page, radios);
  const wanted = page.getByRole("radio", { name, exact: false });
  // The first is not chosen yet where nothing is chosen beforehand.
  if ((await page.locator("input[type=radio]:checked:focus").count()) === 0) await page.keyboard.press("Space");
  for (let press = 0; press < CHOICES_MAX && !(await wanted.isChecked()); press++) await page.keyboard.press("ArrowDown");
  expect(await wanted.isChecked(), name).toBe(true);
}

type Interview = { state: string; offer: { response: string } | null; messages: { kind: string; status: string; dueAt: string }[] };

test("by keyboard only, from the mail to the changed state: later, which interview, a place to fill in, a wrong reading, an offer, sent", async () => {
  const { url } = await product();
  const { interviews, candidateId } = await playHistory(url);
  const { call, mails } = doors(url);
  const look = (company: string) => call<Interview>("GET", `/v1/interviews/${interviews[company]}`);
  const posted = (more: object) => call<{ id: string }>("POST", "/v1/replies", { candidateId, subject: "Your interview", ...more });
  const unplaced = await posted({ from: "Talent Team <talent@jobs.example>", text: "We need a little longer and will be in touch." });
  const page = await tab(url, { javaScriptEnabled: true });

  /** Opens the newest mail about these words in the mailbox, tabs into it to the link, and follows it. */
  async function follow(words: RegExp, link: string): Promise<Page> {
    const mail = (await mails()).findLast(({ subject }) => words.test(subject));
    expect(mail, String(words)).toBeDefined();
    await page.goto(`${url}/local?mail=${encodeURIComponent(mail?.id ?? "")}`);
    await tabTo(page, "link", link, page.frameLocator("iframe"));
    const opening = page.waitForEvent("popup");
    await page.keyboard.press("Enter");
    const opened = await opening;
    await opened.getByRole("heading", { level: 1 }).waitFor();
    return opened;
  }
  async function press(on: Page, button: string, then: string): Promise<void> {
    await tabTo(on, "button", button);
    await on.keyboard.press("Enter");
    await on.getByText(then).first().waitFor();
  }

  // Later: one of several times.
  const later = await follow(/thanks to Mette for the update/, "Remind me later");
  await choose(later, "next Monday");
  await press(later, "Bring it again then", "It will come again");
  const put = (await look("Nordvik Energy")).messages.find(({ kind }) => kind === "update_reply");
  const { now } = await call<{ now: string }>("GET", "/local/clock");
  expect(put?.status).toBe("planned");
  expect(Date.parse(put?.dueAt ?? "") - Date.parse(now)).toBeGreaterThan(2 * 86_400_000);
  await later.close();

  // Which interview: it is chosen in the mail, and what the mail says on the page.
  const which = await follow(/Which interview is this about/, "Reservoir Engineer, Fjordkraft");
  await choose(which, "News of the timing or the next step");
  await press(which, "That is what it says", "Noted: News of the timing");
  expect(await call("GET", `/v1/replies/${unplaced.id}`)).toMatchObject({ status: "applied", interviewId: interviews.Fjordkraft });
  await which.close();

  // A place to fill in.
  await posted({
    interviewId: interviews["Nordvik Energy"],
    from: "Mette Solberg <mette@nordvik.example>",
    text: "Dear Ada, could you send us the names and telephone numbers of two referees, please?",
  });
  const fill = await follow(/^Ready to fill in/, "Fill in and send");
  const place = fill.getByRole("textbox");
  await tabUntil(fill, place.and(fill.locator(":focus")));
  await fill.keyboard.type("Anne Lie, Fjell Invest, +47 55 00 00 00");
  await press(fill, "Put it in", "Ready to send");
  expect(await fill.locator(".letter").innerText()).toContain("Anne Lie, Fjell Invest, +47 55 00 00 00");
  expect(await fill.getByRole("link", { name: "Open in your mail program" }).getAttribute("href")).toContain("Anne%20Lie");
  // It has gone out: from the page behind the mail to the next, and back to the record.
  await tabTo(fill, "link", "I sent it");
  await fill.keyboard.press("Enter");
  await press(fill, "Yes, I sent it", "counts as sent");
  expect((await look("Nordvik Energy")).messages.find(({ kind }) => kind === "info_reply")?.status).toBe("sent");
  await fill.close();

  // A wrong reading.
  expect((await look("Halden Offshore")).state).toBe("closed");
  const wrong = await follow(/a gracious answer/, "Not right?");
  await choose(wrong, "The process is on hold");
  await press(wrong, "That is what it says", "Noted: The process is on hold");
  expect((await look("Halden Offshore")).state).toBe("on_hold");
  await wrong.close();

  // The answer to an offer, with R25's word before it.
  const offer = await follow(/for the offer/, "Accept the offer");
  expect(await offer.getByRole("note").innerText()).toMatch(/what you ranked higher is still open: .*Reservoir Engineer, Fjordkraft/);
  await press(offer, "I accept", "You accept.");
  expect((await look("Bergen Subsea")).offer?.response).toBe("accepted");
  await offer.close();

  // Skip, and from there to the candidate's own page.
  const skip = await follow(/^Ready to send: your acceptance/, "Skip");
  await press(skip, "Skip it", "does not come again");
  expect((await look("Bergen Subsea")).messages.find(({ kind }) => kind === "offer_acceptance")?.status).toBe("skipped");
  await tabTo(skip, "link", "Your interviews and settings");
  await skip.keyboard.press("Enter");
  await skip.getByRole("heading", { name: "Your interviews", level: 1 }).waitFor();
});
