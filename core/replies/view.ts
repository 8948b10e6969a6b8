import * as z from "zod";
import { DateOnly, InstantInput } from "../candidates/candidate.ts";
import { INTENTS } from "./intents.ts";
import type { Reply } from "./reply.ts";
import { REPLY_STATUSES } from "./reply.ts";

/** The longest text that is taken: more than any employer writes, less than hurts. */
const TEXT_CHARACTERS_MAX = 200_000;

/** An employer's answer posted as text, without mail (DESIGN §7). */
export const NewReply = z
  .strictObject({
    candidateId: z.string().min(1).max(64),
    interviewId: z.string().min(1).max(64).optional(),
    from: z.string().trim().min(1, "say who wrote it").max(500),
    subject: z.string().max(1_000),
    text: z.string().max(TEXT_CHARACTERS_MAX).optional(),
    html: z.string().max(500_000).optional(),
    receivedAt: InstantInput.optional(),
    messageId: z.string().max(998).optional(),
  })
  .refine((reply) => reply.text !== undefined || reply.html !== undefined, { path: ["text"], error: "send the mail's text, or its html" });
export type NewReply = z.infer<typeof NewReply>;

/** Dates as somebody says them when they review a reply: `null` takes away what was read, what is absent leaves it. */
export const ReviewedDates = z
  .strictObject({
    decisionBy: DateOnly.nullable().optional(),
    interviewAt: InstantInput.nullable().optional(),
    answerBy: DateOnly.nullable().optional(),
  })
  .describe("`null`: the mail names no such date; absent: what was read stays. None may lie before the day on which the mail was written.");

/** Somebody's word on what a reply means. */
export const NewReview = z.strictObject({
  intent: z.enum(INTENTS),
  interviewId: z.string().max(64).optional(),
  extracted: ReviewedDates.optional(),
});
export type NewReview = z.infer<typeof NewReview>;

/** A reply as the API shows it: what was read, because of which words, and what became of it. */
export const ReplyView = z.object({
  id: z.string(),
  candidateId: z.string(),
  interviewId: z.string().nullable(),
  status: z.enum(REPLY_STATUSES),
  /** Why it has this status, in one sentence. */
  reason: z.string(),
  intent: z.enum(INTENTS).nullable(),
  confidence: z.number().nullable(),
  evidence: z.array(z.object({ phrase: z.string(), rule: z.string() })),
  alternatives: z.array(z.object({ intent: z.enum(INTENTS), confidence: z.number() })),
  /** `interviewOn` is the day of an interview for which they name no hour; `guesses` names what we are not sure of (DESIGN §5.9). */
  extracted: z.object({
    decisionBy: z.string().optional(),
    interviewAt: z.string().optional(),
    interviewOn: z.string().optional(),
    answerBy: z.string().optional(),
    guesses: z.array(z.enum(["decisionBy", "interviewAt", "interviewOn", "answerBy"])).optional(),
  }),
  /** Interviews it may belong to, while that is open. */
  possibleInterviewIds: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  receivedAt: z.string(),
  text: z.string(),
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ReplyView = z.infer<typeof ReplyView>;

/** Shapes a reply for the API. */
export function viewReply(reply: Reply): ReplyView {
  const { decisionBy, interviewAt, interviewOn, answerBy, guesses: days = [] } = reply.extracted;
  const guesses = [...days, ...(interviewAt?.certain === false ? (["interviewAt"] as const) : [])];
  return {
    id: reply.id,
    candidateId: reply.candidateId,
    interviewId: reply.interviewId,
    status: reply.status,
    reason: reply.reason,
    intent: reply.intent,
    confidence: reply.confidence,
    evidence: reply.evidence,
    alternatives: reply.alternatives,
    extracted: {
      ...(decisionBy === undefined ? {} : { decisionBy }),
      ...(interviewAt === undefined ? {} : { interviewAt: interviewAt.startsAt }),
      ...(interviewOn === undefined ? {} : { interviewOn }),
      ...(answerBy === undefined ? {} : { answerBy }),
      ...(guesses.length === 0 ? {} : { guesses }),
    },
    possibleInterviewIds: reply.status === "needs_review" ? reply.possibleInterviewIds : [],
    from: reply.from,
    subject: reply.subject,
    receivedAt: reply.receivedAt,
    text: reply.text,
    version: reply.version,
    createdAt: reply.createdAt,
    updatedAt: reply.updatedAt,
  };
}
