import { describe, expect, test } from "vitest";
import { compose } from "../../../core/drafts/compose.ts";
import type { Content } from "../../../core/drafts/content.ts";
import { usesIn } from "../../../core/drafts/fill.ts";
import { known } from "../../../core/drafts/known.ts";
import { LETTERS } from "../../../core/drafts/letters.ts";
import { renderText } from "../../../core/drafts/render.ts";
import { CALL_SCRIPT, FINAL_CALL_SCRIPT } from "../../../core/drafts/templates/call.ts";
import { wordsFor } from "../../../core/drafts/words.ts";
import type { Contact, PanelMember, Round } from "../../../core/interview/facts.ts";
import type { AnswerEvent } from "../../../core/interview/situation.ts";
import type { MessageKind } from "../../../core/messages.ts";
import { DRAFT_KINDS, REMINDER_KINDS } from "../../../core/messages.ts";
import type { Case } from "./sample.ts";
import { answer, candidate, composed, composing, facts, message, PANELS, round, situation, WORKSPACES } from "./sample.ts";

const FIVE: PanelMember[] = [PANELS.mette, PANELS.lorena, PANELS.hans, { name: "Priya Raman" }, { name: "Tom Åberg" }];
const METTE: Contact = { name: PANELS.mette.name, email: PANELS.mette.email, kind: "employer" };
const AGENCY: Contact = { name: "Tom Reed", email: "tom@agency.example", kind: "agency" };

type Setting = {
  contact: Contact;
  panel: PanelMember[];
  company?: string;
  format?: Round["format"];
  topics?: string[];
  formal?: boolean;
  promised?: boolean;
};

const SETTINGS: Record<string, Setting> = {
  "one on the panel": { contact: METTE, panel: [PANELS.mette] },
  "five on the panel": { contact: METTE, panel: FIVE },
  "nobody on the panel": { contact: METTE, panel: [] },
  "a contact who was not in the room": { contact: METTE, panel: [PANELS.lorena, PANELS.hans] },
  "no contact name": { contact: { email: "jobs@equinor.example", kind: "employer" }, panel: [PANELS.lorena, PANELS.hans] },
  "no contact at all": { contact: { kind: "employer" }, panel: [] },
  "a contact without an address": { contact: { name: "Mette Solberg", kind: "employer" }, panel: FIVE },
  "an agency": { contact: AGENCY, panel: [PANELS.mette, PANELS.hans] },
  "an agency without a panel": { contact: AGENCY, panel: [] },
  "a telephone call": { contact: METTE, panel: [PANELS.mette, PANELS.lorena], format: "phone" },
  "a video interview without topics": { contact: METTE, panel: [PANELS.mette], format: "video", topics: [] },
  "a company with a full stop": { contact: METTE, panel: FIVE, company: "Acme Oil & Gas Inc." },
  "a company with an article": { contact: METTE, panel: FIVE, company: "The Body Shop" },
  "a company with an exclamation mark": { contact: METTE, panel: FIVE, company: "Yahoo!" },
  "a formal candidate": { contact: METTE, panel: FIVE, formal: true },
  "no date promised": { contact: METTE, panel: FIVE, promised: false },
};

const ANSWERS: Partial<Record<MessageKind, AnswerEvent[]>> = {
  update_reply: [answer("status_update"), answer("status_update", { decisionBy: "2026-12-11" }), answer("status_update", { via: "told" })],
  regret_reply: [answer("regret"), answer("regret", { detail: "internal_candidate" }), answer("regret", { detail: "not_filled" })],
  invitation_reply: [
    answer("second_interview"),
    answer("second_interview", {
      interviewAt: { startsAt: "2026-12-10T09:00:00.000Z", certain: true },
      people: [{ name: "Ida Berg", title: "VP" }],
    }),
    answer("second_interview", { interviewAt: { startsAt: "2026-12-10T09:00:00.000Z", certain: false } }),
    answer("second_interview", { timesOffered: ["2026-12-10T09:00:00.000Z", "2026-12-11T13:00:00.000Z"] }),
  ],
  info_reply: [answer("info_request", { asksFor: ["references", "availability"] }), answer("info_request")],
  offer_thanks: [answer("offer"), answer("offer", { answerBy: "2026-12-11" })],
  offer_acceptance: [answer("offer")],
  offer_change_request: [answer("offer")],
  offer_decline: [answer("offer")],
  hold_check_in: [answer("on_hold")],
};

function cases(kind: MessageKind, setting: Setting): Case[] {
  const theAnswers = ANSWERS[kind] ?? [undefined];
  return theAnswers.flatMap((said) => {
    const theirs = round({
      contact: setting.contact,
      panel: setting.panel,
      ...(setting.format === undefined ? {} : { format: setting.format }),
    });
    const from = setting.contact.email === undefined ? undefined : setting.contact.email;
    const event =
      said === undefined ? undefined : ((({ from: _, ...rest }) => (from === undefined ? rest : { ...rest, from }))(said) as AnswerEvent);
    const offered = kind.startsWith("offer") || kind.startsWith("competing");
    const where = situation({
      facts: facts({
        contact: setting.contact,
        panel: setting.panel,
        company: { name: setting.company ?? "Equinor" },
        ...(setting.topics === undefined ? {} : { topics: setting.topics }),
        referencesRequested: true,
      }),
      rounds: [theirs],
      answers: event === undefined ? [] : [event],
      ...(setting.promised === false || kind === "reflection" ? { promise: null } : {}),
      ...(offered
        ? {
            state: "offered" as const,
            offer: { eventId: "evt_01kbanswer00000000000000000" as const, madeAt: "2026-12-02T11:00:00.000Z", response: "none" as const },
          }
        : {}),
      notes: [{ at: "2026-11-23T12:00:00.000Z", text: "They liked the well plan.\nAsk about shifts." }],
    });
    return WORKSPACES.map((workspaceId) => ({
      workspaceId,
      situation: where,
      candidate: candidate(setting.formal === true ? { formality: "formal" } : {}),
      ...(event === undefined
        ? { now: kind === "thank_you" ? "2026-11-24T08:00:00.000Z" : "2026-12-08T08:00:00.000Z" }
        : { answer: event, now: event.recordedAt }),
      ...(offered
        ? {
            siblings: [
              {
                interviewId: "int_2" as const,
                company: "Statkraft",
                role: "Engineer",
                state: "waiting" as const,
                interest: "first_choice" as const,
              },
            ],
          }
        : {}),
    }));
  });
}

/** What no mail may contain, whatever the record is like. */
function expectClean(content: Content): void {
  const text = renderText(content, { notes: "shown" });
  const employer = content.draft === undefined ? "" : `${content.draft.subject}\n${content.draft.body}`;
  for (const words of [content.subject, text, employer]) {
    expect(words).not.toMatch(/undefined|null|NaN|\[object|\{\{|\}\}/u);
    expect(words).not.toMatch(/[^\S\n]{2,}/u);
    expect(words).not.toMatch(/(?<!\.)\.\.(?!\.)/u);
    expect(words).not.toMatch(/ [,.;:?!](?:\s|$)/mu);
    expect(words).not.toMatch(/\b(the) the\b/iu);
    expect(words).not.toMatch(/,\s*[.;:]|\(\)|“”/u);
  }
  expect(employer).not.toMatch(/[[\]<>]/u);
  expect(employer).not.toMatch(/\byesterday\b|\btomorrow\b/iu);
  expect(employer).not.toMatch(/just checking in/iu);
  expect(employer).not.toMatch(/^Dear ?,|^(?:Hello|Hi) ,/mu);
  expect(employer).not.toMatch(/[!?]\./u);
}

describe.each(DRAFT_KINDS)("%s", (kind) => {
  test.each(Object.entries(SETTINGS))("is right with %s, in every variant (R38)", (_, setting) => {
    const all = cases(kind, setting);
    const bodies = new Set<string>();
    for (const over of all) {
      const content = compose(composing(kind, over));
      expectClean(content);
      const { draft } = content;
      expect(draft?.body.length).toBeGreaterThan(80);
      expect(draft?.body.length, "brief").toBeLessThan(1_400);
      bodies.add(draft?.body.replace(/\n\n[^\n]+,\n[^\n]+$/u, "") ?? "");
      if (setting.contact.kind === "agency" && !content.subject.startsWith("Ready to call") && over.answer?.intent !== "regret") {
        expect(draft?.subject).toContain("Drilling Engineer");
        expect(draft?.subject).toContain("Equinor");
      }
    }
    expect(bodies.size).toBeGreaterThanOrEqual(3);
  });

  test("R38: the same interview always gets the same words", () => {
    const [first, second] = [0, 1].map(() => cases(kind, SETTINGS["five on the panel"] ?? { contact: METTE, panel: FIVE })[0]);
    expect(compose(composing(kind, first))).toEqual(compose(composing(kind, second)));
  });
});

describe.each(REMINDER_KINDS)("%s", (kind) => {
  test.each(Object.entries(SETTINGS))("is right with %s", (_, setting) => {
    for (const over of cases(kind, setting).slice(0, 1)) {
      const content = compose(composing(kind, over));
      expectClean(content);
      expect(content.draft).toBeUndefined();
    }
  });
});

describe("templates", () => {
  const sample = composing("thank_you");
  const names = new Set(Object.keys(wordsFor(sample, known(sample, sample.situation ?? situation()))));
  const all = [...Object.values(LETTERS).flatMap((l) => [...l.employer, ...l.agency]), ...CALL_SCRIPT, ...FINAL_CALL_SCRIPT];

  test("use only names of the typed context", () => {
    for (const { subject, body } of all) for (const { name } of [...usesIn(subject), ...usesIn(body)]) expect(names).toContain(name);
  });

  test("R29: every letter to an agency names company and role in its subject", () => {
    for (const { agency } of Object.values(LETTERS))
      for (const { subject } of agency) expect(subject).toMatch(/\{\{role\}\}.*\{\{company\}\}/u);
  });

  test("R29: no letter to an agency says that it was lovely to meet the recruiter", () => {
    for (const { agency } of Object.values(LETTERS))
      for (const { body } of agency) expect(body).not.toMatch(/meet(?:ing)? you|talk(?:ing)? with you/iu);
  });

  test("R38: no two variants say the same", () => {
    expect(new Set(all.map((letter) => letter.body)).size).toBe(all.length);
  });
});

test("the mail of a planned message is written as of the day it is due", () => {
  const content = compose(
    composing("thank_you", { now: "2026-11-20T08:00:00.000Z", message: message("thank_you", { status: "planned" }) }),
  );
  expect(content.draft?.body).toContain("on Monday");
});

describe("names and sign-offs that a tester found wrong", () => {
  test("a sign-off ends in the name only where the name is a word of its own at its end", () => {
    const al = candidate({ signOff: "All the best" }, { name: "Al Moss" });
    expect(composed("thank_you", { candidate: al }).draft?.body).toMatch(/All the best,\nAl Moss$/u);
    const own = candidate({ signOff: "All the best, Al" }, { name: "Al Moss" });
    expect(composed("thank_you", { candidate: own }).draft?.body).toMatch(/All the best, Al$/u);
  });

  test.each(["Job de Vries", "Steve Jobs", "Rita Recruiter", "Hr. Jensen"])("%s is a person", (name) => {
    const contact = { name, kind: "employer" as const };
    const whole = situation({ facts: facts({ contact, panel: [] }), rounds: [round({ contact, panel: [] })] });
    expect(composed("thank_you", { situation: whole }).draft?.body).not.toContain("hiring team");
  });

  test.each(["Recruitment Team", "HR", "Jobs", "Careers at Equinor", "Talent Acquisition"])("%s is nobody", (name) => {
    const contact = { name, kind: "employer" as const };
    const whole = situation({ facts: facts({ contact, panel: [] }), rounds: [round({ contact, panel: [] })] });
    expect(composed("thank_you", { situation: whole }).draft?.body).toContain("Dear hiring team,");
  });
});
