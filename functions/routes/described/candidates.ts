import * as z from "zod";
import { CandidateChanges, NewCandidate } from "../../../core/candidates/candidate.ts";
import { CandidateView } from "../../../core/candidates/described.ts";
import { body, described, json, problems, SECURITY, UNCHANGED, writeProblems } from "../describe-route.ts";
import { PageQuery, pageOf } from "../page-query.ts";

const CandidateQuery = PageQuery.extend({
  email: z.string().max(254).optional().describe("Only those with this address, however its letters are cased."),
  externalId: z.string().max(200).optional().describe("Only those with this id of yours."),
});

export const create = described({
  tags: ["Candidates"],
  summary: "Put a candidate on the books; they are mailed a link to confirm their address",
  security: SECURITY,
  request: { body: body(NewCandidate) },
  responses: { 201: json(CandidateView, "The candidate, unconfirmed"), ...writeProblems("idempotency.mismatch", "candidate.erased") },
});

export const list = described({
  tags: ["Candidates"],
  summary: "Candidates, oldest first; by e-mail address or external id",
  security: SECURITY,
  request: { query: CandidateQuery },
  responses: { 200: json(pageOf(CandidateView), "A page of candidates"), ...problems("query.invalid") },
});

export const get = described({
  tags: ["Candidates"],
  summary: "One candidate",
  security: SECURITY,
  responses: { 200: json(CandidateView, "The candidate"), ...UNCHANGED, ...problems("not_found", "request.invalid") },
});

export const patch = described({
  tags: ["Candidates"],
  summary: "Change what is named of a candidate; their open interviews are planned again",
  security: SECURITY,
  request: { body: body(CandidateChanges) },
  responses: { 200: json(CandidateView, "The candidate as they are now"), ...writeProblems("not_found", "version.stale") },
});

export const remove = described({
  tags: ["Candidates"],
  summary: "Erase a candidate and everything that is held about them: interviews, replies, raw mail",
  security: SECURITY,
  responses: {
    204: { description: "They are gone. Copies for disaster recovery age out within 35 days." },
    ...problems("not_found", "version.stale", "request.invalid", "busy"),
  },
});

export const rotate = described({
  tags: ["Candidates"],
  summary: "Give a candidate another forwarding address; mail to the old one is kept back from now on",
  security: SECURITY,
  responses: { 200: json(CandidateView, "The candidate with the new address"), ...writeProblems("not_found", "idempotency.mismatch") },
});
