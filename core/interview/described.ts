import * as z from "zod";
import { DRAFT_KINDS, MESSAGE_STATUSES, NOTICE_KINDS, REMINDER_KINDS } from "../messages.ts";
import { Company, Contact, ContactPolicy, FORMATS, INTERESTS, PanelMember } from "./facts.ts";
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
