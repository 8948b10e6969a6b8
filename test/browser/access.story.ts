import { expect, test } from "vitest";
import { renderHtml } from "../../core/drafts/render.ts";
import { linkToken } from "../../core/links.ts";
import type { History } from "../../scripts/sample-history.ts";
import { linksIn, playHistory } from "../../scripts/sample-history.ts";
import { KINDS, one } from "../core/drafts/kinds.ts";
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

test("axe finds nothing in a mail of any kind, by day and by night, and none is wider than a small phone", async () => {
  const page = await tab("about:", { javaScriptEnabled: true, viewport: { width: 320, height: 640 } });
  for (const kind of KINDS) {
    await page.setContent(renderHtml(one(kind), { notes: "shown" }));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ kind, complaints: await complaints(page, "mail"), wide: await isTooWide(page) }).toEqual({
        kind,
        complaints: [],
        wide: false,
      });
    }
  }
});

test("axe finds nothing on the candidate's page with a whole history on it, nor in the local mailbox, whatever is open", async () => {
  const { url } = await product();
  const page = await tab(url, { javaScriptEnabled: true });
  await page.goto(`${url}/local`);
  await looksOf(page, "an empty mailbox");
  const { me, mails } = await playHistory(url);
  const id = encodeURIComponent((await mails()).at(-1)?.id ?? "");
  const opened = [`?mail=${id}`, `?mail=${id}&view=text`, `?mail=${id}&view=source`, "?mail=none"];
  for (const path of [me, ...["", ...opened, `?write=forward&mail=${id}`, "?write=reply"].map((query) => `${url}/local${query}`)]) {
    await page.goto(path);
    await looksOf(page, path);
  }
  await page.goto(`${url}/local?write=forward&mail=${id}`);
  await page.getByLabel("Written by").fill("nobody");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "“Written by” must hold one address" }).waitFor();
  expect(await page.getByLabel("Written by").inputValue()).toBe("nobody");
  await looksOf(page, "a slip in the mailbox");
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
  const page = await tab(url, { javaScriptEnabled: true, viewport: { width: 390, height: 844 } });
  for (const link of [...(await pagesOf(url, history)), `${url}/local?mail=${mail}`, `${url}/local?write=forward&mail=${mail}`]) {
    await page.goto(link);
    for (let press = 0; press < CONTROLS_MAX; press++) {
      await page.keyboard.press("Tab");
      const { isBody, ...focus } = (await page.evaluate(FOCUS)) as Focus;
      if (isBody || focus.what.startsWith("<iframe")) break;
      expect({ link, ...focus }).toEqual({ link, what: focus.what, isOutlined: true, isLarge: true });
    }
  }
});
