import { dayOf, spokenDay } from "../cadence/calendar.ts";
import { explain } from "../cadence/explain.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { KIND_NAMES } from "../drafts/plain-words.ts";
import type { Message } from "../messages.ts";
import { whyOf } from "../messages.ts";
import { isHeld } from "./decide.ts";
import { describe } from "./describe.ts";
import type { InterviewView, MessageView } from "./described.ts";
import type { Round } from "./facts.ts";
import { fold } from "./fold.ts";
import type { Interview } from "./interview.ts";

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

/** What became of a message that did not come: "the follow-up was cancelled: you withdrew". */
function endOf(message: Message): string {
  const why = whyOf(message);
  const what = `the ${KIND_NAMES[message.kind]}`;
  return why.startsWith("it ") ? `${what} ${why.slice("it ".length)}` : `${what}: ${why}`;
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
      entries.push({ at: message.statusAt, type: `message_${message.status}`, summary: endOf(message) });
    if (message.skippedAsLate === true && message.audience === "candidate")
      entries.push({ at: message.statusAt, type: "message_skipped", summary: endOf(message) });
    return entries;
  });
  return [...happened, ...became].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function viewRound({ id, startsAt, endsAt, timeZone, format, location, panel, contact, status }: Round): InterviewView["rounds"][number] {
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
