import { parseMail } from "@protontech/jsmimeparser";
import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import type { Content, Draft } from "../../../core/drafts/content.ts";
import { emlOf } from "../../../core/drafts/eml.ts";
import type { Envelope } from "../../../core/drafts/mime.ts";
import { toMime } from "../../../core/drafts/mime.ts";
import { fillPlaces } from "../../../core/drafts/places.ts";
import { renderHtml, renderText } from "../../../core/drafts/render.ts";
import { canBeSent } from "../../../core/drafts/send-links.ts";
import type { MessageKind } from "../../../core/messages.ts";
import { DRAFT_KINDS } from "../../../core/messages.ts";
import { KINDS, one } from "./kinds.ts";
import { defectsOf } from "./mail-defects.ts";
import { answer, candidate, composed, facts, message, NOW, round, situation } from "./sample.ts";

const ENVELOPE: Envelope = {
  from: { name: "Followthrough", address: "post@follow.example" },
  replyTo: "n-abc@in.follow.example",
  unsubscribeUrl: "https://follow.example/u/token",
  threadId: "int_01kbinterview@follow.example",
  date: NOW,
  messageId: "msg_01kb.1@follow.example",
};

const raw = (content: Content, envelope: Envelope = ENVELOPE) => Buffer.from(toMime(content, envelope)).toString("latin1");
const parsed = async (content: Content) => PostalMime.parse(toMime(content, ENVELOPE), { forceRfc822Attachments: true });
const bytesOf = (content: string | ArrayBuffer | Uint8Array) =>
  typeof content === "string" ? content : Buffer.from(content as ArrayBuffer).toString("utf8");

const offered = situation({
  state: "offered",
  offer: { eventId: "evt_01kboffer", madeAt: "2026-12-02T11:00:00.000Z", response: "none", answerBy: "2026-12-11" },
});
const words = (text: string | null) => text?.split(/\s+/u).filter((word) => word !== "");

describe.each(KINDS)("the raw mail of %s", (kind) => {
  test("has every header once, CRLF throughout, short lines, and less than 100 kB", async () => {
    const mail = raw(one(kind));
    expect(mail.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
    expect(Math.max(...mail.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(mail.length).toBeLessThan(100_000);
    const head = mail.slice(0, mail.indexOf("\r\n\r\n"));
    for (const name of [
      "From",
      "To",
      "Reply-To",
      "Subject",
      "Date",
      "Message-ID",
      "References",
      "Auto-Submitted",
      "X-Auto-Response-Suppress",
      "List-Unsubscribe",
      "List-Unsubscribe-Post",
      "MIME-Version",
      "Content-Type",
    ])
      expect(head.match(new RegExp(`^${name}:`, "gimu")), name).toHaveLength(1);
    expect(head).not.toMatch(/^Bcc:/imu);
  });

  test("is without a defect, by the letter of the standards, and read as it was meant by Thunderbird's parser", async () => {
    const content = one(kind);
    const mail = raw(content);
    expect(defectsOf(mail)).toEqual([]);
    const read = parseMail(mail);
    expect(read.subject).toBe(content.subject);
    expect(read.from?.email).toBe("post@follow.example");
    expect(read.to).toMatchObject([{ name: "Kari Nordmann", email: "kari@example.net" }]);
    expect(read.headers["reply-to"]).toHaveLength(1);
    const files = (await parsed(content)).attachments.map(({ filename }) => filename);
    // Thunderbird looks into the attached draft, and shows its words beneath ours as well.
    const draft = files.includes("draft.eml") ? [content.draft?.body ?? ""] : [];
    expect(words(read.body.text)).toEqual(words([renderText(content, { notes: "shown" }), ...draft].join("\n")));
    expect(words(read.body.html)).toEqual(words(renderHtml(content, { notes: "shown" })));
    expect(read.attachments.map(({ fileName }) => fileName)).toEqual(files);
  });

  test("says in HTML what it says in text", async () => {
    const content = one(kind);
    const mail = await parsed(content);
    expect(mail.text?.trimEnd()).toBe(renderText(content, { notes: "shown" }).trimEnd());
    expect(mail.html).toContain('<html lang="en"');
    expect(mail.subject).toBe(content.subject);
    expect(mail.to?.[0]).toMatchObject({ name: "Kari Nordmann", address: "kari@example.net" });
    expect(mail.replyTo?.[0]?.address).toBe("n-abc@in.follow.example");
    expect(mail.references).toBe("<int_01kbinterview@follow.example>");
    expect(mail.headers.find((h) => h.key === "list-unsubscribe")?.value).toBe("<https://follow.example/u/token>");
    expect(mail.headers.find((h) => h.key === "auto-submitted")?.value).toBe("auto-generated");
  });
});

describe.each(DRAFT_KINDS)("the unsent draft of %s", (kind) => {
  const filled = (draft: Draft): Draft =>
    fillPlaces(draft, Object.fromEntries((draft.places ?? []).map(({ name }) => [name, "Anne Lie, +47 55 00 00 00\n– and “Ødegård”"])));

  test("goes along where it can be sent as it is, and not otherwise", async () => {
    const content = one(kind);
    const files = (await parsed(content)).attachments.map(({ filename }) => filename);
    expect(files.includes("draft.eml")).toBe(content.draft !== undefined && canBeSent(content.draft));
    expect(files.includes("draft.eml")).toBe(!["call_script", "info_reply"].includes(kind));
  });

  test("comes back from another library's parser word for word, also once its places are filled in", async () => {
    const { draft } = one(kind);
    if (draft === undefined) throw new Error(`a ${kind} has no draft`);
    const whole = filled(draft);
    const eml = emlOf(whole, { name: "Kari Nordmann", address: "kari@example.net" }, new Date(NOW));
    expect(defectsOf(eml)).toEqual([]);
    expect(eml).toMatch(/^X-Unsent: 1\r$/mu);
    const read = parseMail(eml);
    expect(read.body.text?.replaceAll("\r\n", "\n").trimEnd()).toBe(whole.body);
    expect(read.subject).toBe(whole.subject);
    expect(read.from?.email).toBe("kari@example.net");
    expect(read.to).toMatchObject([{ name: "Mette Solberg", email: "mette@equinor.example" }]);
    expect(read.bcc).toMatchObject([{ email: "s-abcdefghijklmnop@in.follow.example" }]);
    expect(read.attachments).toEqual([]);
  });
});

describe("the unsent draft", () => {
  test("goes along as .eml, marked X-Unsent, with the sent copy in Bcc, and reads as the draft", async () => {
    const content = composed("thank_you");
    const file = (await parsed(content)).attachments.find((a) => a.filename === "draft.eml");
    expect(file).toMatchObject({ mimeType: "message/rfc822", disposition: "attachment" });
    const eml = bytesOf(file?.content ?? "");
    expect(eml).toMatch(/^X-Unsent: 1\r?$/mu);
    expect(eml).not.toMatch(/^Message-ID:/imu);
    const inner = await PostalMime.parse(eml);
    expect(inner.text?.trimEnd()).toBe(content.draft?.body);
    expect(inner.subject).toBe(content.draft?.subject);
    expect(inner.to?.[0]).toMatchObject({ name: "Mette Solberg", address: "mette@equinor.example" });
    expect(inner.bcc?.[0]?.address).toBe("s-abcdefghijklmnop@in.follow.example");
    expect(inner.from).toMatchObject({ name: "Kari Nordmann", address: "kari@example.net" });
  });

  test("keeps letters that are not ASCII, and itself is ASCII", async () => {
    const where = situation({ facts: facts({ role: "Ingeniør – Bohrtechnik", topics: ["Ölförderung in der Nordsee 🌊"] }) });
    const content = composed("thank_you", { situation: where, candidate: candidate({}, { name: "Bjørk Þórsdóttir" }) });
    const eml = bytesOf((await parsed(content)).attachments.find((a) => a.filename === "draft.eml")?.content ?? "");
    expect(eml).toMatch(/^[\x00-\x7F]*$/u);
    expect((await PostalMime.parse(eml)).text?.trimEnd()).toBe(content.draft?.body);
  });

  test("is not attached to a call, a note, or a draft with a place to fill in", async () => {
    for (const content of [
      composed("call_script"),
      composed("follow_up", { message: message("follow_up", { channel: "note" }) }),
      composed("info_reply", { answer: answer("info_request") }),
    ])
      expect((await parsed(content)).attachments.map((a) => a.filename)).not.toContain("draft.eml");
  });

  test("leaves the recipient open where no address is known", async () => {
    const nobody = situation({
      facts: facts({ contact: { kind: "employer" } }),
      rounds: [round({ panel: [], contact: { kind: "employer" } })],
    });
    const eml = bytesOf((await parsed(composed("thank_you", { situation: nobody }))).attachments[0]?.content ?? "");
    expect(eml).not.toMatch(/^To:/mu);
  });
});

describe("dates for the calendar", () => {
  const event = async (content: Content) => {
    const file = (await parsed(content)).attachments.find((a) => a.filename?.endsWith(".ics"));
    expect(file?.mimeType).toBe("text/calendar");
    const calendar = new ICAL.Component(ICAL.parse(bytesOf(file?.content ?? "")));
    return new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? new ICAL.Component("vevent"));
  };

  const WITH_DATES: Partial<Record<MessageKind, { uid: string; from: string; to: string; summary: string; location: string | null }>> = {
    // R20
    invitation_reply: {
      uid: "rnd_01kbround20000000000000000@followthrough",
      from: "2026-12-10T09:00:00.000Z",
      to: "2026-12-10T10:30:00.000Z",
      summary: "Interview: Drilling Engineer, Equinor",
      location: "Martin Linges vei 33, Fornebu",
    },
    prepare: {
      uid: "rnd_01kbround20000000000000000@followthrough",
      from: "2026-12-10T09:00:00.000Z",
      to: "2026-12-10T10:30:00.000Z",
      summary: "Interview: Drilling Engineer, Equinor",
      location: "Martin Linges vei 33, Fornebu",
    },
    // R23: a whole day has no zone.
    offer_deadline: {
      uid: "int_01kbinterview0000000000000.answer@followthrough",
      from: "2026-12-11",
      to: "2026-12-12",
      summary: "Answer the offer: Drilling Engineer, Equinor",
      location: null,
    },
  };

  test.each(KINDS)("of %s: what goes along reads as it was meant, by another library", async (kind) => {
    const mail = await parsed(one(kind));
    const files = mail.attachments.filter((a) => a.filename?.endsWith(".ics"));
    const expected = WITH_DATES[kind];
    expect(files).toHaveLength(expected === undefined ? 0 : 1);
    if (expected === undefined) return;
    expect(files[0]).toMatchObject({ mimeType: "text/calendar", method: "PUBLISH" });
    const calendar = new ICAL.Component(ICAL.parse(bytesOf(files[0]?.content ?? "")));
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    const it = await event(one(kind));
    const moment = (time: ICAL.Time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
    expect({ uid: it.uid, from: moment(it.startDate), to: moment(it.endDate), summary: it.summary, location: it.location }).toEqual(
      expected,
    );
    // RFC 5546 §3.2.1: what is published says whose it is, and when this copy was made.
    expect(it.organizer).toBe("mailto:kari@example.net");
    expect(it.sequence).toBe(0);
    expect(it.component.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-11-24T08:00:00Z");
    expect(it.attendees).toEqual([]);
  });
});

test.each([
  ["a bare line feed", (mail: string) => mail.replace("\r\n", "\n"), /bare/],
  ["a letter that is not ASCII", (mail: string) => mail.replace("Dear", "Déar"), /ASCII/],
  ["a part left open", (mail: string) => mail.replace(/--\r\n$/u, "\r\n"), /not closed/],
  ["a header twice", (mail: string) => mail.replace("Subject:", "Subject: x\r\nSubject:"), /Subject twice/],
  ["a line too long", (mail: string) => mail.replace(/\r\n\r\nDear/u, `\r\n\r\n${"x".repeat(80)} Dear`), /a line of/],
  ["an empty header line", (mail: string) => mail.replace("MIME-Version", "not a header\r\nMIME-Version"), /no header field/],
])("the reading by the letter finds %s", async (_, spoil, words) => {
  const spoilt = spoil(raw(composed("thank_you")));
  expect(defectsOf(spoilt).join("; ")).toMatch(words);
});

test("the same content and envelope give the same bytes", async () => {
  expect(raw(composed("offer_deadline", { situation: offered }))).toBe(raw(composed("offer_deadline", { situation: offered })));
  expect(raw(composed("thank_you"))).toBe(raw(composed("thank_you")));
});
