import { expect, test } from "vitest";
import { linkToken } from "../../core/links.ts";
import type { History, Mail } from "../../scripts/sample-history.ts";
import { linksIn, playHistory } from "../../scripts/sample-history.ts";
import { browserForThisFile, complaints, isTooWide, looksOf, product } from "./browser.ts";

const tab = browserForThisFile();

const isOurs = (url: string) => /\/(a|u|me)\/[^/]+$/.test(url);

/** Every page that a link of a mail or of the candidate's own page leads to, one of each action and a few beside. */
async function pagesOf(url: string, { me, mails }: History): Promise<string[]> {
  const inMails = (await mails()).flatMap((mail) => linksIn(mail).map((link) => link.url));
  const onMe = [...(await (await fetch(me)).text()).matchAll(/href="([^"#]+)"/g)].map(([, href = ""]) => href);
  const seen = new Map<string, string>();
  for (const link of [...inMails, ...onMe].filter(isOurs)) {
    const token = link.split("/").at(-1) ?? "";
    const [action = ""] = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as string[];
    if (action !== "download_eml") seen.set(link.includes("/me/") ? "me" : action, link);
  }
  const old = linkToken("another secret", { action: "not_yet", recordId: "int_none" }, "2020-01-01T00:00:00.000Z");
  return [...seen.values(), `${url}/a/${old}`, `${url}/me`, `${url}/me?workspace=ws_none`];
}

test("axe finds nothing on the candidate's page with a whole history on it, and none must be pushed sideways", async () => {
  const { url } = await product();
  const { me } = await playHistory(url);
  const page = await tab(url, { javaScriptEnabled: true });
  await page.goto(me);
  await looksOf(page, "me");
});

test("axe finds nothing in any mail, by day and by night, and none is wider than a small phone", async () => {
  const { url } = await product();
  const { mails } = await playHistory(url);
  const bySubject = new Map((await mails()).map((mail): [string, Mail] => [mail.subject.replace(/[:,].*/, ""), mail]));
  expect(bySubject.size).toBeGreaterThan(6);
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await tab("about:", { javaScriptEnabled: true, viewport: { width: 320, height: 640 }, colorScheme });
    for (const { subject, html } of bySubject.values()) {
      await page.setContent(html);
      expect({ subject, complaints: await complaints(page, "mail"), wide: await isTooWide(page) }).toEqual({
        subject,
        complaints: [],
        wide: false,
      });
    }
  }
});

test("axe finds nothing in the local mailbox: empty, full, with a mail open or missing, and with one being written", async () => {
  const { url } = await product();
  const page = await tab(url, { javaScriptEnabled: true });
  await page.goto(`${url}/local`);
  await looksOf(page, "empty");
  const { mails } = await playHistory(url);
  const id = encodeURIComponent((await mails()).at(-1)?.id ?? "");
  for (const path of [
    "",
    `?mail=${id}`,
    `?mail=${id}&view=text`,
    `?mail=${id}&view=source`,
    `?write=forward&mail=${id}`,
    "?write=reply",
    "?mail=none",
  ]) {
    await page.goto(`${url}/local${path}`);
    await looksOf(page, path);
  }
  await page.goto(`${url}/local?write=forward&mail=${id}`);
  await page.getByLabel("Written by").fill("nobody");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("alert").getByText("“Written by” must hold one address").waitFor();
  expect(await page.getByLabel("Written by").inputValue()).toBe("nobody");
  await looksOf(page, "a slip");
});

/** Every link and control of a page, as they come by Tab: whether each shows that it has the focus, and its size. */
const FOCUS = `(() => {
  const style = getComputedStyle(document.activeElement);
  const { width, height } = document.activeElement.getBoundingClientRect();
  return {
    what: document.activeElement.outerHTML.slice(0, 80),
    isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isLarge: (width >= 24 && height >= 24) || style.display === "inline",
    isBody: document.activeElement === document.body,
  };
})()`;
type Focus = { what: string; isOutlined: boolean; isLarge: boolean; isBody: boolean };
const CONTROLS_MAX = 90;

test("whatever takes the focus shows it, and is large enough to hit unless it stands in a sentence (WCAG 2.4.7, 2.5.8)", async () => {
  const { url } = await product();
  const history = await playHistory(url);
  const mail = encodeURIComponent((await history.mails()).at(-1)?.id ?? "");
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await tab(url, { javaScriptEnabled: true, colorScheme, viewport: { width: 390, height: 844 } });
    for (const link of [...(await pagesOf(url, history)), `${url}/local?mail=${mail}`, `${url}/local?write=forward&mail=${mail}`]) {
      await page.goto(link);
      for (let press = 0; press < CONTROLS_MAX; press++) {
        await page.keyboard.press("Tab");
        const { isBody, ...focus } = (await page.evaluate(FOCUS)) as Focus;
        if (isBody || focus.what.startsWith("<iframe")) break;
        expect({ link, ...focus }).toEqual({ link, what: focus.what, isOutlined: true, isLarge: true });
      }
    }
  }
});
