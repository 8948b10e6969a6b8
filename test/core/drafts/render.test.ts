import { describe, expect, test } from "vitest";
import { renderHtml, renderText } from "../../../core/drafts/render.ts";
import { htmlToText, linksInHtml } from "./html-words.ts";
import { KINDS, one } from "./kinds.ts";
import { answer, composed, message } from "./sample.ts";

const shown = { notes: "shown" } as const;
describe.each(KINDS)("%s", (kind) => {
  test("says the same in text and HTML: every word of the text, in the same order", () => {
    const content = one(kind);
    const words = (text: string) =>
      text
        .replace(/https?:\S+|mailto:\S+/gu, " ")
        .replace(/[-=>·:;]+/gu, " ")
        .split(/\s+/u)
        .filter((word) => word !== "");
    expect(words(htmlToText(renderHtml(content, shown)))).toEqual(words(renderText(content, shown)));
  });

  test("has the same links in both, by the same names and in the same order", () => {
    const content = one(kind);
    const inText = [...renderText(content, shown).matchAll(/^(.+[?!.]|.+(?=:)):?\n((?:https|mailto):\S+)$/gmu)].map(([, label, url]) => ({
      label,
      url,
    }));
    expect(inText.length).toBeGreaterThan(0);
    expect(linksInHtml(renderHtml(content, shown))).toEqual(inText);
  });

  test("loads nothing from anywhere", () => {
    expect(renderHtml(one(kind), shown)).not.toMatch(/<(?:img|script|link|iframe|object|video|form)\b|url\(|@import|src=/iu);
  });
});

describe("the one layout", () => {
  const html = renderHtml(composed("thank_you"), shown);

  test("has a language, a title, and dark colours for those who want them", () => {
    expect(html).toMatch(/<html lang="en"/u);
    expect(html).toContain("<title>Ready to send: thank you to Mette, Equinor</title>");
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain("prefers-color-scheme: dark");
  });

  test("tells a screen reader that its tables are only for looks", () => {
    expect([...html.matchAll(/<table(?![^>]*role="presentation")/gu)]).toEqual([]);
  });

  test("fixes no width that a phone of 320 px does not have", () => {
    const visible = html.replace(/<!--\[if mso\]>[\s\S]*?<!\[endif\]-->/gu, "");
    for (const [, width] of visible.matchAll(/[^-]width[:=]\s*"?(\d+)(?!%)(?:px)?"/gu)) expect(Number(width)).toBeLessThanOrEqual(320);
    expect(visible).toContain("max-width: 600px");
  });
});

test("the candidate's notes are shown in their mail, and blanked for whoever they are not shared with", () => {
  const content = one("look_back");
  expect(renderText(content, shown)).toContain("They liked the new rigs");
  for (const render of [renderText, renderHtml]) {
    expect(render(content, { notes: "hidden" })).not.toContain("They liked the new rigs");
    expect(render(content, { notes: "hidden" })).toContain("notes are not shown here");
  }
});

test("a place to fill in is shown as a dotted line with what belongs there", () => {
  const content = composed("info_reply", {
    answer: answer("info_request", { asksFor: ["salary expectation"] }),
    message: message("info_reply"),
  });
  expect(renderText(content, shown)).toContain("…… a figure or a range, and what it includes ……");
});
