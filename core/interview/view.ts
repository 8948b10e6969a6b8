import * as z from "zod";
import { dayOf, spokenDay } from "../cadence/calendar.ts";
import { explain } from "../cadence/explain.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { KIND_NAMES } from "../drafts/plain-words.ts";
import type { Message } from "../messages.ts";
import { DRAFT_KINDS, MESSAGE_STATUSES, NOTICE_KINDS, REMINDER_KINDS, whyOf } from "../messages.ts";
import { isHeld } from "./decide.ts";
import { describe } from "./describe.ts";
import type { Round } from "./facts.ts";
import { Company, Contact, ContactPolicy, FORMATS, INTERESTS, PanelMember } from "./facts.ts";
import { fold } from "./fold.ts";
import type { Interview } from "./interview.ts";
import { OUTCOMES, STATES } from "./state-table.ts";

/** A message as lists show it; its text is at its own address. */
export const MessageView = z.object({
  id: z.string(),
  kind: z.enum([...DRAFT_KINDS, ...REMINDER_KINDS, ...NOTICE_KINDS]),
  audience: z.enum(["employer", "candidate"]).describe("`employer`: a draft, text to be sent on; `candidate`: for the candidate alone."),
  rule: z.string().nullable().describe("The playbook's rule that it stands on, such as `R6`."),
  channel: z.enum(["email", "phone", "note"]),
  dueAt: z.string().describe("When it comes, or came due."),
  status: z
    .enum(MESSAGE_STATUSES)
    .describe("`delivered`: in the candidate's inbox; `sent`: known to have gone on to the employer; the rest says itself."),
  reason: z.string().describe("Why it comes, and why then; once skipped or cancelled, why not."),
  roundId: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  sentAt: z.string().nullable(),
});
export type MessageView = z.infer<typeof MessageView>;

const RoundView = z.object({
  id: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  format: z.enum(FORMATS).nullable(),
  location: z.string().nullable(),
  panel: z.array(PanelMember),
  contact: Contact,
  status: z.enum(["planned", "held", "called_off"]),
});

/** An interview as the API shows it: its facts, where it stands, what is planned and what happened, with the reasons. */
export const InterviewView = z
  .object({
    id: z.string(),
    candidateId: z.string(),
    state: z.enum(STATES),
    outcome: z.enum(OUTCOMES).nullable(),
    company: Company,
    role: z.string(),
    contact: Contact,
    panel: z.array(PanelMember),
    contactPolicy: ContactPolicy,
    interest: z.enum(INTERESTS).nullable(),
    topics: z.array(z.string()),
    referencesRequested: z.boolean(),
    notes: z.string().nullable(),
    externalId: z.string().nullable(),
    metadata: z.record(z.string(), z.string()),
    decision: z.object({ by: z.string().nullable() }),
    offer: z.object({ answerBy: z.string().nullable(), response: z.enum(["none", "accepted", "change_requested"]) }).nullable(),
    rounds: z.array(RoundView),
    holds: z
      .array(z.object({ cause: z.string(), since: z.string(), why: z.string() }))
      .describe("Why planned messages wait; empty when nothing does."),
    messages: z.array(MessageView),
    explanations: z
      .array(z.object({ kind: MessageView.shape.kind, rule: z.string(), why: z.string() }))
      .describe("What is not being sent, and why not."),
    timeline: z.array(z.object({ at: z.string(), type: z.string(), summary: z.string() })).describe("What happened and why, oldest first."),
    nextDueAt: z.string().nullable().describe("When there is next something to do."),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({
    id: "Interview",
    description: "One hiring process at one company for one role: its facts, where it stands, what is planned, what happened.",
  });
export type InterviewView = z.infer<typeof InterviewView>;

/** A message as lists show it. */
export function viewMessage(message: Message): MessageView {
  return {
    id: message.id,
    kind: message.kind,
    audience: message.audience,
    rule: message.rule === "" ? null : message.rule,
    channel: message.channel,
    dueAt: message.dueAt,
    status: message.status,
    reason: whyOf(message),
    roundId: message.roundId ?? null,
    deliveredAt: message.deliveredAt ?? null,
    sentAt: message.sentAt ?? null,
  };
}

/** What happened, oldest first: the events, and what became of the messages. Hours and days are in the candidate's zone. */
export function timelineOf(interview: Interview, timeZone: string): InterviewView["timeline"] {
  const happened = interview.events.map((event) => ({
    at: event.occurredAt,
    type: event.type === "answered" ? event.intent : event.type,
    summary: describe(event, timeZone),
  }));
  const became = interview.messages.flatMap((message) => {
    const what = KIND_NAMES[message.kind];
    const entries = [];
    if (message.movedAt !== undefined && message.status !== "cancelled")
      entries.push({
        at: message.movedAt,
        type: "message_moved",
        summary: `the ${what} moved to ${spokenDay(dayOf(message.deliveredAt ?? message.dueAt, timeZone))}: ${message.reason}`,
      });
    for (const at of message.deliveredBefore ?? []) entries.push({ at, type: "message_delivered", summary: `delivered, the ${what}` });
    if (message.deliveredAt !== undefined)
      entries.push({ at: message.deliveredAt, type: "message_delivered", summary: `delivered, the ${what}: ${message.reason}` });
    if (message.status === "cancelled" || message.status === "failed")
      entries.push({ at: message.statusAt, type: `message_${message.status}`, summary: `${what}: ${whyOf(message)}` });
    if (message.skippedAsLate === true && message.audience === "candidate")
      entries.push({ at: message.statusAt, type: "message_skipped", summary: `${what}: ${whyOf(message)}` });
    return entries;
  });
  return [...happened, ...became].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function viewRound({ id, startsAt, endsAt, timeZone, format, location, panel, contact, status }: Round): z.infer<typeof RoundView> {
  return { id, startsAt, endsAt, timeZone, format: format ?? null, location: location ?? null, panel, contact, status };
}

/** Shapes an interview for the API, as it stands at `now`. What the candidate wrote as notes is not in it. */
export function viewInterview(interview: Interview, candidate: Candidate, now: InstantText): InterviewView {
  const situation = fold(interview.events, candidate.timeZone);
  const { facts } = situation;
  const unconfirmed = isHeld(situation, candidate) && candidate.status !== "active";
  return {
    id: interview.id,
    candidateId: interview.candidateId,
    state: situation.state,
    outcome: situation.outcome,
    company: facts.company,
    role: facts.role,
    contact: facts.contact,
    panel: facts.panel,
    contactPolicy: facts.contactPolicy,
    interest: facts.interest ?? null,
    topics: facts.topics,
    referencesRequested: facts.referencesRequested,
    notes: facts.notes ?? null,
    externalId: facts.externalId ?? null,
    metadata: facts.metadata ?? {},
    decision: { by: situation.promise?.roughly === undefined ? (situation.promise?.by ?? null) : null },
    offer: situation.offer === null ? null : { answerBy: situation.offer.answerBy ?? null, response: situation.offer.response },
    rounds: situation.rounds.map(viewRound),
    holds: [
      ...situation.holds.map(({ cause, since, why }) => ({ cause, since, why })),
      ...(unconfirmed
        ? [
            {
              cause: candidate.id,
              since: candidate.statusAt,
              why: `the candidate is ${candidate.status}: nothing is sent to them until that changes`,
            },
          ]
        : []),
    ],
    messages: interview.messages.map(viewMessage),
    explanations: explain({
      interviewId: interview.id,
      createdAt: interview.createdAt,
      situation,
      messages: interview.messages,
      candidate,
      siblings: interview.siblings ?? [],
      now,
    }),
    timeline: timelineOf(interview, candidate.timeZone),
    nextDueAt: interview.nextDueAt ?? null,
    version: interview.version,
    createdAt: interview.createdAt,
    updatedAt: interview.updatedAt,
  };
}
