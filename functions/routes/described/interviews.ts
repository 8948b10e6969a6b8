import * as z from "zod";
import { Action } from "../../../core/interview/actions.ts";
import { InterviewChanges, RoundChanges } from "../../../core/interview/amend.ts";
import { InterviewView, MessageView } from "../../../core/interview/described.ts";
import { NewInterview, NewRound } from "../../../core/interview/facts.ts";
import { STATES } from "../../../core/interview/state-table.ts";
import { body, described, json, problems, SECURITY, UNCHANGED, writeProblems } from "../describe-route.ts";
import { PageQuery, pageOf } from "../page-query.ts";

const InterviewQuery = PageQuery.extend({
  candidateId: z.string().max(64).optional().describe("Only those of this candidate."),
  state: z.enum(STATES).optional(),
});

/** A message with its text: as it was delivered, or would be now. */
export const WrittenMessage = MessageView.extend({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** The text for the employer, when it is a draft. */
  draft: z.object({ to: z.string().nullable(), subject: z.string(), body: z.string() }).nullable(),
});

export const create = described({
  tags: ["Interviews"],
  summary: "Record an interview; from then on the candidate gets what the playbook plans",
  security: SECURITY,
  request: { body: body(NewInterview) },
  responses: {
    201: json(InterviewView, "The interview, planned"),
    ...writeProblems("idempotency.mismatch", "interview.erased"),
  },
});

export const get = described({
  tags: ["Interviews"],
  summary: "One interview: where it stands, what is planned, what happened and why",
  security: SECURITY,
  responses: { 200: json(InterviewView, "The interview"), ...UNCHANGED, ...problems("not_found", "request.invalid") },
});

export const list = described({
  tags: ["Interviews"],
  summary: "Interviews, oldest first; of one candidate, in one state",
  security: SECURITY,
  request: { query: InterviewQuery },
  responses: { 200: json(pageOf(InterviewView), "A page of interviews"), ...problems("query.invalid") },
});

export const patch = described({
  tags: ["Interviews"],
  summary: "Change what is named of an interview's facts; what is planned follows",
  security: SECURITY,
  request: { body: body(InterviewChanges) },
  responses: { 200: json(InterviewView, "The interview as it is now"), ...writeProblems("not_found", "interview.full", "version.stale") },
});

export const remove = described({
  tags: ["Interviews"],
  summary: "Erase an interview, with the replies that belong to it",
  security: SECURITY,
  responses: {
    204: { description: "It is gone, and nothing more comes of it." },
    ...problems("not_found", "version.stale", "request.invalid", "busy"),
  },
});

export const act = described({
  tags: ["Interviews"],
  summary: "Say what happened",
  security: SECURITY,
  request: { body: body(Action) },
  responses: {
    200: json(InterviewView, "The interview after it"),
    ...writeProblems("not_found", "action.refused", "message.final", "interview.full", "idempotency.mismatch"),
  },
});

export const message = described({
  tags: ["Interviews"],
  summary: "A message with its text, as it was delivered or would be now",
  security: SECURITY,
  responses: { 200: json(WrittenMessage, "The message"), ...problems("not_found") },
});

export const addRound = described({
  tags: ["Interviews"],
  summary: "Put a further round on the record",
  security: SECURITY,
  request: { body: body(NewRound) },
  responses: {
    201: json(InterviewView, "The interview with the round, the last of its `rounds`"),
    ...writeProblems("not_found", "action.refused", "interview.full", "idempotency.mismatch"),
  },
});

export const patchRound = described({
  tags: ["Interviews"],
  summary: "Move a round, or say whether it took place",
  security: SECURITY,
  request: { body: body(RoundChanges) },
  responses: {
    200: json(InterviewView, "The interview as it is now"),
    ...writeProblems("not_found", "action.refused", "interview.full", "version.stale"),
  },
});
