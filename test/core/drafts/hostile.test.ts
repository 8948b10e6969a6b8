import { Parser } from "htmlparser2";
import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import type { ComposedReply } from "../../../core/drafts/compose.ts";
import { compose } from "../../../core/drafts/compose.ts";
import type { Content } from "../../../core/drafts/content.ts";
import { toMime } from "../../../core/drafts/mime.ts";
import { renderHtml, renderText } from "../../../core/drafts/render.ts";
import type { MessageKind } from "../../../core/messages.ts";
import { DRAFT_KINDS } from "../../../core/messages.ts";
import { caseOf, KINDS, one } from "./kinds.ts";
import { defectsOf } from "./mail-defects.ts";
import type { Case } from "./sample.ts";
import { composing, NOW } from "./sample.ts";

const HOSTILE: Record<string, string> = {
  "line breaks": "Eve\r\nBcc: all@victim.example\r\n\r\n<b>hello</b>",
  "encoded line breaks": "Eve%0d%0aBcc:%20all@victim.example%0D%0A%0D%0Ahello",
  "a script": "<script>alert('x')</script>\"><img src=x onerror=alert(1)>",
  quotes: `"Eve" 'o' “x” \\" <"a"@evil.example>, eve@evil.example`,
  "direction overrides": "Eve \u202Egpj.exe\u202C \u2066hidden\u2069 \u200F",
  "ten thousand characters": "A very long name ".repeat(600),
  "one long word": "A".repeat(10_000),
  "a template": "{{company}} {{{me}}} {{#others}}x{{/others}} \uE000answer\uE001",
  "emoji and joiners": "Zoë 👩‍🔬 فارسی‌زبان",
  "lone surrogates and nulls": "Eve\uD800\u0000\u0007\u001B[31m",
  "link breakers": "Eve & Co ?subject=x&bcc=all@victim.example#y%0D%0ABcc:%20z",
  "calendar breakers": "Eve;X=1:y\\nATTENDEE:mailto:all@victim.example\r\nEND:VEVENT",
};

/** One mail of every kind, with this in every field of the record and of the mails that are shown in it. */
const mails = (text: string): { kind: MessageKind; content: Content }[] => [
  ...KINDS.map((kind) => ({ kind, content: one(kind, () => text) })),
  { kind: "review_request", content: compose(composing("review_request", asked(text, { quarantined: true }))) },
  { kind: "review_request", content: compose(composing("review_request", asked(text, { asks: "reopen", intent: "offer" }))) },
  { kind: "misdirected_answer", content: unplaced("misdirected_answer", text) },
  { kind: "review_request", content: unplaced("review_request", text) },
];

function asked(text: string, changes: Partial<ComposedReply>): Case {
  const over = caseOf("review_request", () => text);
  return over.reply === undefined ? over : { ...over, reply: { ...over.reply, ...changes } };
}

/** A mail about a reply that belongs to no interview. */
function unplaced(kind: MessageKind, text: string): Content {
  const {
    interviewId: _,
    situation: __,
    ...rest
  } = composing(
    kind,
    caseOf(kind, () => text),
  );
  return compose(rest);
}

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
const PROPERTIES = new Set([
  "uid",
  "sequence",
  "dtstamp",
  "dtstart",
  "dtend",
  "summary",
  "location",
  "description",
  "organizer",
  "x-microsoft-cdo-alldayevent",
  "x-microsoft-msncalendar-alldayevent",
]);
const OURS = new Set("html head meta title style body div table tbody tr td p span a br ul li h2 blockquote".split(" "));

describe.each(Object.entries(HOSTILE))("%s in every field", (_, text) => {
  const all = mails(text);

  test("never adds a header, whether to our mail or to the unsent draft", async () => {
    for (const { kind, content } of all) {
      const raw = toMime(content, {
        from: { name: text, address: "post@follow.example" },
        replyTo: "n-a@in.follow.example",
        unsubscribeUrl: "https://follow.example/u/t",
        date: NOW,
        messageId: "m@follow.example",
      });
      expect(raw.length).toBeLessThan(100_000);
      expect({ kind, defects: defectsOf(Buffer.from(raw).toString("latin1")) }).toEqual({ kind, defects: [] });
      const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
      expect(mail.bcc ?? []).toEqual([]);
      expect(mail.to).toHaveLength(1);
      expect(mail.to?.[0]?.address).toBe("kari@example.net");
      expect(mail.subject ?? "").not.toMatch(/\p{Cc}/u);
      expect(mail.from).toMatchObject({ address: "post@follow.example" });
      expect(mail.cc ?? []).toEqual([]);
      for (const file of mail.attachments.filter(({ mimeType }) => mimeType === "text/calendar")) {
        const calendar = new ICAL.Component(ICAL.parse(Buffer.from(file.content as ArrayBuffer).toString("utf8")));
        expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(["vevent"]);
        const names =
          calendar
            .getAllSubcomponents()[0]
            ?.getAllProperties()
            .map(({ name }) => name) ?? [];
        expect(names.filter((name) => !PROPERTIES.has(name))).toEqual([]);
        expect(names.length).toBe(new Set(names).size);
      }
      const eml = mail.attachments.find((a) => a.filename === "draft.eml");
      if (eml === undefined) continue;
      const inner = await PostalMime.parse(eml.content as ArrayBuffer);
      expect(inner.bcc?.map((b) => b.address)).toEqual(["s-abcdefghijklmnop@in.follow.example"]);
      expect(inner.to?.map((b) => b.address)).toEqual(["mette@equinor.example"]);
      expect(inner.cc ?? []).toEqual([]);
    }
  });

  test("shows harmlessly in text and HTML", () => {
    for (const { content } of all) {
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
    for (const { content } of all)
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
  const words = "Zoë 👩‍🔬 فارسی‌زبان";
  expect(
    renderText(
      one("thank_you", () => words),
      { notes: "shown" },
    ),
  ).toContain("👩‍🔬 فارسی‌زبان");
});

test("what looks like a template, or like an encoded line break, is only text: it is shown as it was written", () => {
  for (const kind of DRAFT_KINDS) {
    const { draft } = one(kind, () => "{{company}} %0d%0a {{{me}}}");
    expect(draft?.body, kind).toContain("{{company}} %0d%0a {{{me}}}");
  }
});
