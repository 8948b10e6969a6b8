import type { Candidate } from "../../../core/candidates/candidate.ts";
import { Preferences } from "../../../core/candidates/candidate.ts";
import type { Composing } from "../../../core/drafts/compose.ts";
import { compose } from "../../../core/drafts/compose.ts";
import type { Content } from "../../../core/drafts/content.ts";
import type { Facts, Round } from "../../../core/interview/facts.ts";
import type { AnswerEvent, Situation } from "../../../core/interview/situation.ts";
import type { Message, MessageKind } from "../../../core/messages.ts";
import { DRAFT_KINDS, NOTICE_KINDS } from "../../../core/messages.ts";

/** Tuesday, the day after the interview of the sample. */
export const NOW = "2026-11-24T08:00:00.000Z";

export const candidate = (preferences: Partial<Preferences> = {}, over: Partial<Candidate> = {}): Candidate => ({
  type: "candidate",
  id: "cand_01kbsampled0000000000000000",
  version: 1,
  createdAt: "2026-11-01T00:00:00.000Z",
  updatedAt: "2026-11-01T00:00:00.000Z",
  messages: [],
  owed: [],
  failedWakes: 0,
  workspaceId: "ws_01kbsampled0000000000000000",
  email: "kari@example.net",
  name: "Kari Nordmann",
  timeZone: "Europe/Oslo",
  preferences: Preferences.parse(preferences),
  status: "active",
  statusAt: "2026-11-01T00:00:00.000Z",
  addressGeneration: 0,
  ...over,
});

const METTE = { name: "Mette Solberg", title: "Drilling Manager", email: "mette@equinor.example" };
const LORENA = { name: "Lorena Díaz", title: "HR Business Partner" };
const HANS = { name: "Hans Moe", title: "Senior Engineer" };

export const PANELS = { mette: METTE, lorena: LORENA, hans: HANS };

export const round = (over: Partial<Round> = {}): Round => ({
  id: "rnd_01kbround10000000000000000",
  startsAt: "2026-11-23T09:00:00.000Z",
  endsAt: "2026-11-23T10:00:00.000Z",
  timeZone: "Europe/Oslo",
  format: "in_person",
  panel: [METTE, LORENA, HANS],
  contact: { name: METTE.name, email: METTE.email, kind: "employer" },
  status: "held",
  ...over,
});

export const facts = (over: Partial<Facts> = {}): Facts => ({
  company: { name: "Equinor", domain: "equinor.example" },
  role: "Drilling Engineer",
  contact: { name: METTE.name, email: METTE.email, kind: "employer" },
  panel: [METTE, LORENA, HANS],
  contactPolicy: {},
  topics: ["well integrity in mature fields", "training on the new rigs"],
  referencesRequested: false,
  ...over,
});

export const situation = (over: Partial<Situation> = {}): Situation => ({
  state: "waiting",
  outcome: null,
  facts: facts(),
  rounds: [round()],
  promise: { by: "2026-12-04", eventId: "evt_01kbpromise000000000000000", since: "2026-11-23T10:30:00.000Z" },
  pastPromises: [],
  saidNoDate: false,
  lastUpdateAt: null,
  answers: [],
  holds: [],
  waited: null,
  resumedAt: null,
  offer: null,
  onHold: null,
  closedBy: null,
  notYet: null,
  notes: [],
  noCalls: false,
  threadIds: [],
  retracted: [],
  ...over,
});

export const message = (kind: MessageKind, over: Partial<Message> = {}): Message => ({
  id: `msg_01kb${kind.replaceAll("_", "").padEnd(22, "0").slice(0, 22)}`,
  kind,
  audience: (DRAFT_KINDS as readonly MessageKind[]).includes(kind) ? "employer" : "candidate",
  cause: kind === "keep_searching" ? "week:3" : "round:rnd_01kbround10000000000000000:1",
  rule: (NOTICE_KINDS as readonly MessageKind[]).includes(kind) ? "" : "R0",
  reason: "a thank-you is best the morning after the interview, within a day of it",
  channel: "email",
  roundId: "rnd_01kbround10000000000000000",
  dueAt: NOW,
  status: "delivering",
  statusAt: NOW,
  attempts: 0,
  ...over,
});

export const answer = (intent: AnswerEvent["intent"], over: Partial<AnswerEvent> = {}): AnswerEvent => ({
  type: "answered",
  id: "evt_01kbanswer00000000000000000",
  by: "employer",
  occurredAt: "2026-12-02T11:00:00.000Z",
  recordedAt: "2026-12-02T12:00:00.000Z",
  intent,
  via: "forwarded",
  replyId: "rep_01kbreply000000000000000000",
  subject: "Your application as Drilling Engineer",
  from: "Mette Solberg <mette@equinor.example>",
  evidence: [{ phrase: "we have decided to proceed with another candidate", rule: "regret.other" }],
  ...over,
});

export type Case = Partial<Composing> & { situation?: Situation };

export function composing(kind: MessageKind, over: Case = {}): Composing {
  const whole = over.situation ?? situation(over.answer === undefined ? {} : { answers: [over.answer] });
  return {
    message: message(kind, over.answer === undefined ? {} : { eventId: over.answer.id }),
    candidate: candidate(),
    workspaceId: "ws_1",
    interviewId: "int_01kbinterview0000000000000",
    messages: [],
    now: over.answer === undefined ? NOW : over.answer.recordedAt,
    link: ({ action, recordId, messageId, value }) =>
      `https://follow.example/a/${[action, recordId, messageId, value].filter((x) => x !== undefined).join(".")}`,
    meLink: "https://follow.example/me/token",
    unsubscribeLink: "https://follow.example/u/token",
    bcc: () => "s-abcdefghijklmnop@in.follow.example",
    forwardingAddress: "q7xk2m@in.follow.example",
    ...over,
    situation: whole,
  };
}

export const composed = (kind: MessageKind, over: Case = {}): Content => compose(composing(kind, over));

/** Workspaces that between them get every variant of a letter: twelve suffice for three. */
export const WORKSPACES = Array.from({ length: 24 }, (_, i) => `ws_${i}`);
