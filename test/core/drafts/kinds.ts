import type { ComposedReply, ComposedSibling } from "../../../core/drafts/compose.ts";
import { compose } from "../../../core/drafts/compose.ts";
import type { Content } from "../../../core/drafts/content.ts";
import type { AnswerEvent, Situation } from "../../../core/interview/situation.ts";
import type { MessageKind } from "../../../core/messages.ts";
import { DRAFT_KINDS, NOTICE_KINDS, REMINDER_KINDS } from "../../../core/messages.ts";
import type { Case } from "./sample.ts";
import { answer, candidate, composing, facts, message, NOW, PANELS, round, situation } from "./sample.ts";

/** Every kind of mail that there is. */
export const KINDS: readonly MessageKind[] = [...DRAFT_KINDS, ...REMINDER_KINDS, ...NOTICE_KINDS];

/** What each field of a record or of a mail holds, given what it usually would. */
export type Words = (usual: string) => string;

const AHEAD = { startsAt: "2026-12-10T09:00:00.000Z", endsAt: "2026-12-10T10:30:00.000Z" };
const ANSWERS: Partial<Record<MessageKind, AnswerEvent["intent"]>> = {
  update_reply: "status_update",
  regret_reply: "regret",
  look_back: "regret",
  invitation_reply: "second_interview",
  info_reply: "info_request",
  offer_thanks: "offer",
  receipt: "on_hold",
};
const NEEDS_ROUND_AHEAD: readonly MessageKind[] = ["before_round", "prepare", "invitation_reply"];
const ABOUT_OFFER: readonly MessageKind[] = [
  "offer_thanks",
  "offer_acceptance",
  "offer_change_request",
  "offer_decline",
  "offer_deadline",
  "competing_offer",
  "transition",
];

/** Where the interview of such a mail stands, with something in every field that any mail shows. */
function situationFor(kind: MessageKind, words: Words, heard: AnswerEvent | undefined): Situation {
  const contact = { name: words("Mette Solberg"), email: "mette@equinor.example", kind: "employer" as const };
  const panel = Object.values(PANELS).map(({ name, title, ...rest }) => ({ ...rest, name: words(name), title: words(title) }));
  const held = round({ contact, panel, location: words("Forusbeen 50; Stavanger, floor 3") });
  const ahead = round({
    ...held,
    ...AHEAD,
    id: "rnd_01kbround20000000000000000",
    status: "planned",
    location: words("Martin Linges vei 33, Fornebu"),
  });
  return situation({
    facts: facts({
      company: { name: words("Equinor"), domain: "equinor.example" },
      role: words("Drilling Engineer"),
      contact,
      panel,
      topics: [words("well integrity in mature fields")],
      referencesRequested: true,
      notes: words("They rebuild the team."),
    }),
    rounds: NEEDS_ROUND_AHEAD.includes(kind) ? [held, ahead] : [held],
    answers: heard === undefined ? [] : [heard],
    notes: [{ at: NOW, text: words("It went well. They liked the new rigs.") }],
    ...(ABOUT_OFFER.includes(kind)
      ? {
          state: "offered",
          offer: {
            eventId: heard?.id ?? "evt_01kboffer",
            madeAt: "2026-12-02T11:00:00.000Z",
            response: kind === "offer_change_request" ? "change_requested" : "none",
            changeText: words("A start on 1 March, because of my notice period."),
            answerBy: "2026-12-11",
          },
        }
      : {}),
  });
}

function answerFor(kind: MessageKind, words: Words): AnswerEvent | undefined {
  const intent = ANSWERS[kind];
  if (intent === undefined) return undefined;
  return answer(intent, {
    subject: words("Your application as Drilling Engineer"),
    from: `${words("Mette Solberg")} <mette@equinor.example>`,
    evidence: [{ phrase: words("we have decided"), rule: "x" }],
    asksFor: [words("two references")],
    location: words("Martin Linges vei 33, Fornebu"),
    ...(intent === "second_interview" ? { interviewAt: { ...AHEAD, timeZone: "Europe/Oslo", certain: true } } : {}),
  });
}

const replyWith = (words: Words): ComposedReply => ({
  id: "rep_01kbreply000000000000000000",
  subject: words("Your application"),
  from: `${words("Mette Solberg")} <mette@equinor.example>`,
  text: words("Dear Kari,\nwe will be in touch."),
  evidence: [{ phrase: words("in touch"), rule: "x" }],
  alternatives: [],
  interviews: [{ id: "int_1", company: words("Equinor"), role: words("Drilling Engineer") }],
  problem: words("it is larger than 10 MB"),
  confirmation: { service: words("Gmail"), code: words("123456789"), link: words("https://mail-settings.example/confirm") },
});

const siblingsWith = (words: Words): ComposedSibling[] => [
  { interviewId: "int_2", company: words("Aker BP"), role: words("Well Planner"), state: "waiting", interest: "first_choice" },
];

/** All that a mail of this kind is composed from, each field as `words` has it. */
export function caseOf(kind: MessageKind, words: Words = (usual) => usual): Case {
  const heard = answerFor(kind, words);
  const usual = candidate({}, { name: words("Kari Nordmann") });
  const delivered = message("follow_up", {
    id: "msg_01kbearlier0000000000000",
    status: "delivered",
    deliveredAt: "2026-11-24T07:00:00.000Z",
  });
  return {
    situation: situationFor(kind, words, heard),
    // What the form refuses must do no harm either: it may have been stored before it was refused.
    candidate: { ...usual, preferences: { ...usual.preferences, greeting: words("Hello"), signOff: words("Best wishes") } },
    message: message(kind, {
      ...(heard === undefined ? {} : { eventId: heard.id }),
      ...(NEEDS_ROUND_AHEAD.includes(kind) && kind !== "invitation_reply" ? { roundId: "rnd_01kbround20000000000000000" } : {}),
      ...(kind === "disregard" ? { cause: `message:${delivered.id}` } : {}),
      reason: words("it is time"),
    }),
    ...(heard === undefined ? {} : { answer: heard, now: heard.recordedAt }),
    messages: kind === "disregard" ? [delivered] : [],
    reply: replyWith(words),
    siblings: siblingsWith(words),
  };
}

/** One mail of this kind, each field as `words` has it. */
export const one = (kind: MessageKind, words?: Words): Content => compose(composing(kind, caseOf(kind, words)));
