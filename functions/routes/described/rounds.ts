import { RoundChanges } from "../../../core/interview/amend.ts";
import { InterviewView } from "../../../core/interview/described.ts";
import { NewRound } from "../../../core/interview/facts.ts";
import { body, described, json, SECURITY, writeProblems } from "../describe-route.ts";

export const add = described({
  tags: ["Interviews"],
  summary: "Put a further round on the record",
  security: SECURITY,
  request: { body: body(NewRound) },
  responses: {
    201: json(InterviewView, "The interview with the round, the last of its `rounds`"),
    ...writeProblems("not_found", "action.refused", "interview.full", "idempotency.mismatch"),
  },
});

export const patch = described({
  tags: ["Interviews"],
  summary: "Move a round, or say whether it took place",
  security: SECURITY,
  request: { body: body(RoundChanges) },
  responses: {
    200: json(InterviewView, "The interview as it is now"),
    ...writeProblems("not_found", "action.refused", "interview.full", "version.stale"),
  },
});
