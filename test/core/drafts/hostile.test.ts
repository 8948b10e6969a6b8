import { Parser } from "htmlparser2";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import type { Content } from "../../../core/drafts/content.ts";
import { toMime } from "../../../core/drafts/mime.ts";
import { renderHtml, renderText } from "../../../core/drafts/render.ts";
import { defectsOf } from "./mail-defects.ts";
import { answer, candidate, composed, facts, message, NOW, round, situation } from "./sample.ts";

const HOSTILE: Record<string, string> = {
  "line breaks": "Eve\r\nBcc: all@victim.example\r\n\r\n<b>hello</b>",
  "a script": "<script>alert('x')</script>\"><img src=x onerror=alert(1)>",
  "direction overrides": "Eve \u202Egpj.exe\u202C \u2066hidden\u2069 \u200F",
  "ten thousand characters": "A very long name ".repeat(600),
  "one long word": "A".repeat(10_000),
  "a template": "{{company}} {{#others}}x{{/others}} \uE000answer\uE001",
  "emoji and joiners": "Zoë 👩‍🔬 فارسی‌زبان",
  "lone surrogates and nulls": "Eve\uD800\u0000\u0007\u001B[31m",
  "link breakers": "Eve & Co ?subject=x&bcc=all@victim.example#y%0D%0ABcc:%20z",
};

const mails = (text: string): Content[] => {
  const contact = { name: text, email: "eve@evil.example", kind: "employer" as const };
  const where = situation({
    facts: facts({ company: { name: text }, role: text, contact, topics: [text] }),
    rounds: [
      round({
        contact,
        panel: [{ name: text, title: text }],
        location: text,
        status: "planned",
        startsAt: "2026-11-25T09:00:00.000Z",
        endsAt: "2026-11-25T10:00:00.000Z",
      }),
    ],
    notes: [{ at: NOW, text }],
  });
  const said = answer("regret", { subject: text, from: `${text} <eve@evil.example>`, evidence: [{ phrase: text, rule: "x" }] });
  const reply = {
    id: "rep_1" as const,
    subject: text,
    from: text,
    text,
    evidence: [{ phrase: text, rule: "x" }],
    alternatives: [],
    interviews: [{ id: "int_1" as const, company: text, role: text }],
    problem: text,
    confirmation: { service: text, code: text, link: text },
  };
  const who = candidate({}, { name: text });
  return [
    composed("thank_you", { situation: where, candidate: who, message: message("thank_you", { reason: text }) }),
    composed("regret_reply", { situation: { ...where, answers: [said] }, candidate: who, answer: said }),
    composed("prepare", { situation: where, candidate: who }),
    composed("look_back", { situation: where }),
    composed("review_request", { situation: where, reply }),
    composed("review_request", { situation: where, reply: { ...reply, quarantined: true } }),
    composed("misdirected_answer", { situation: where, reply }),
    composed("forwarding_confirmation", { situation: where, reply }),
    composed("unreadable_mail", { situation: where, reply }),
    composed("receipt", { situation: { ...where, answers: [said] }, answer: said }),
  ];
};

/** Tags and attributes that our layout does not use. */
function tagsIn(html: string): string[] {
  const strange: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!OURS.has(name)) strange.push(name);
      strange.push(...Object.keys(attributes).filter((attribute) => attribute.startsWith("on") || attribute === "src"));
    },
  });
  parser.end(html);
  return strange;
}
const OURS = new Set("html head meta title style body div table tbody tr td p span a br ul li h2 blockquote".split(" "));

describe.each(Object.entries(HOSTILE))("%s in every field", (_, text) => {
  const all = mails(text);

  test("never adds a header, whether to our mail or to the unsent draft", async () => {
    for (const content of all) {
      const raw = toMime(content, {
        from: { name: "Followthrough", address: "post@follow.example" },
        replyTo: "n-a@in.follow.example",
        unsubscribeUrl: "https://follow.example/u/t",
        date: NOW,
        messageId: "m@follow.example",
      });
      expect(raw.length).toBeLessThan(100_000);
      expect(defectsOf(Buffer.from(raw).toString("latin1"))).toEqual([]);
      const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
      expect(mail.bcc ?? []).toEqual([]);
      expect(mail.to).toHaveLength(1);
      expect(mail.to?.[0]?.address).toBe("kari@example.net");
      expect(mail.subject ?? "").not.toMatch(/\p{Cc}/u);
      const eml = mail.attachments.find((a) => a.filename === "draft.eml");
      if (eml === undefined) continue;
      const inner = await PostalMime.parse(eml.content as ArrayBuffer);
      expect(inner.bcc?.map((b) => b.address)).toEqual(["s-abcdefghijklmnop@in.follow.example"]);
      expect(inner.to?.map((b) => b.address)).toEqual(["eve@evil.example"]);
    }
  });

  test("shows harmlessly in text and HTML", () => {
    for (const content of all) {
      const html = renderHtml(content, { notes: "shown" });
      expect(tagsIn(html)).toEqual([]);
      expect([...html.matchAll(/href="([^"]*)"/gu)].every(([, url]) => /^(?:https:\/\/|mailto:)/u.test(url ?? ""))).toBe(true);
      for (const words of [html, renderText(content, { notes: "shown" })])
        expect(words).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u0000-\u0008\u000B-\u001F\uE000\uE001]|\p{Cs}/u);
      expect(content.subject.length).toBeLessThanOrEqual(180);
      expect(html.length).toBeLessThan(40_000);
    }
  });

  test("never adds a recipient to a link", () => {
    for (const content of all)
      for (const block of content.blocks)
        if (block.type === "send_links")
          for (const { url } of block.links) {
            expect(new URL(url).searchParams.getAll("bcc")).toEqual(["s-abcdefghijklmnop@in.follow.example"]);
            expect(new URL(url).searchParams.getAll("cc")).toEqual([]);
            expect(url).toMatch(/^[\x21-\x7E]+$/u);
          }
  });
});

test("emoji and joiners are kept", () => {
  const [thanks] = mails("Zoë 👩‍🔬 فارسی‌زبان");
  expect(renderText(thanks ?? composed("thank_you"), { notes: "shown" })).toContain("👩‍🔬 فارسی‌زبان");
});
