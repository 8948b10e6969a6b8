import { minutesAfter } from "../cadence/calendar.ts";
import type { Candidate } from "../candidates/candidate.ts";
import { Preferences } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import type { Draft } from "../drafts/content.ts";
import type { OwnTemplate } from "../drafts/own-template.ts";
import { problemsOf } from "../drafts/own-template.ts";
import { invalid, Problem } from "../errors.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import type { AnswerIntent, InterviewEvent } from "../interview/events.ts";
import { NewInterview } from "../interview/facts.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import { newInterview } from "../interview/record.ts";
import { heldRounds } from "../interview/rounds.ts";
import type { DraftKind, Message } from "../messages.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import { write } from "./letters.ts";
import type { World } from "./store.ts";
import { loadWithCandidate, now } from "./store.ts";
import { changeWorkspace } from "./workspaces.ts";

/**
 * Puts a workspace's own letter in place of ours, for every draft that is written from then on. `check` may refuse the
 * version that it sees. Throws `request.invalid` naming what the template may not name, or lacks.
 */
export function putTemplate(
  world: World,
  workspaceId: Id<"workspace">,
  kind: DraftKind,
  template: OwnTemplate,
  check: (workspace: Workspace) => void,
): Promise<Workspace> {
  const problems = problemsOf(kind, template);
  if (problems.length > 0) throw invalid(...problems);
  return changeWorkspace(world, workspaceId, (workspace) => {
    check(workspace);
    return { ...workspace, templates: { ...workspace.templates, [kind]: template } };
  });
}

/** Goes back to our letter of a kind. Twice is once. */
export function removeTemplate(
  world: World,
  workspaceId: Id<"workspace">,
  kind: DraftKind,
  check: (workspace: Workspace) => void,
): Promise<Workspace> {
  return changeWorkspace(world, workspaceId, (workspace) => {
    check(workspace);
    const { [kind]: _removed, ...templates } = workspace.templates ?? {};
    return { ...workspace, templates };
  });
}

/** Which answer of the employer's a draft of a kind responds to. */
const RESPONDS_TO: Partial<Record<DraftKind, AnswerIntent>> = {
  update_reply: "status_update",
  regret_reply: "regret",
  invitation_reply: "second_interview",
  info_reply: "info_request",
  offer_thanks: "offer",
  offer_acceptance: "offer",
  offer_change_request: "offer",
  offer_decline: "offer",
};

const SAMPLE_ID = "int_sample" as Id<"interview">;
const DAY_MINUTES = 24 * 60;

/** Somebody who interviewed yesterday, for a preview without an interview. */
function sample(workspaceId: Id<"workspace">, kind: DraftKind, at: InstantText): { interview: Interview; candidate: Candidate } {
  const began = minutesAfter(at, -DAY_MINUTES);
  const candidate: Candidate = {
    type: "candidate",
    id: "cand_sample",
    workspaceId,
    version: 1,
    createdAt: began,
    updatedAt: began,
    messages: [],
    owed: [],
    failedWakes: 0,
    email: "kari@example.com",
    name: "Kari Nordmann",
    timeZone: "Europe/Oslo",
    preferences: Preferences.parse({}),
    status: "active",
    statusAt: began,
    addressGeneration: 0,
  };
  const posted = NewInterview.parse({
    candidateId: candidate.id,
    company: { name: "Nordvik Energy", domain: "nordvik.example" },
    role: "Drilling Engineer",
    contact: { name: "Mette Solberg", email: "mette.solberg@nordvik.example" },
    panel: [{ name: "Mette Solberg", email: "mette.solberg@nordvik.example" }, { name: "Lorena Díaz" }, { name: "Hans Moe" }],
    round: { startsAt: began, durationMinutes: 60 },
    topics: ["the new rigs"],
  });
  const interview = newInterview(SAMPLE_ID, posted, candidate, began);
  const intent = RESPONDS_TO[kind];
  return {
    interview: intent === undefined ? interview : { ...interview, events: [...interview.events, sampleAnswer(intent, at)] },
    candidate,
  };
}

function sampleAnswer(intent: AnswerIntent, at: InstantText): InterviewEvent {
  return {
    type: "answered",
    id: derivedId("event", SAMPLE_ID, intent),
    intent,
    via: "told",
    evidence: [],
    by: "employer",
    occurredAt: at,
    recordedAt: at,
    ...(intent === "info_request" ? { asksFor: ["references"] } : {}),
  };
}

/** The message of a kind as it would be planned for an interview: on its last round, about the last answer of its kind. */
function previewed(kind: DraftKind, interview: Interview, candidate: Candidate, at: InstantText): Message {
  const situation = fold(interview.events, candidate.timeZone);
  const intent = RESPONDS_TO[kind];
  const answer = situation.answers.findLast((one) => one.intent === intent);
  const round = heldRounds(situation).at(-1) ?? situation.rounds.at(-1);
  return {
    id: derivedId("message", interview.id, kind, "preview"),
    kind,
    audience: "employer",
    cause: "preview:1",
    rule: "",
    reason: "this is a preview",
    channel: kind === "call_script" ? "phone" : "email",
    dueAt: at,
    status: "delivering",
    statusAt: at,
    attempts: 0,
    ...(round === undefined ? {} : { roundId: round.id }),
    ...(answer === undefined ? {} : { eventId: answer.id }),
  };
}

/**
 * The draft that a template would give, for one of the workspace's interviews or for a sample. Nothing is saved or sent.
 * Throws `request.invalid` for a template that could not be saved, `not_found` for an interview of somebody else's.
 */
export async function previewTemplate(
  world: World,
  workspaceId: Id<"workspace">,
  kind: DraftKind,
  template: OwnTemplate | undefined,
  interviewId: string | undefined,
): Promise<Draft> {
  const problems = template === undefined ? [] : problemsOf(kind, template);
  if (problems.length > 0) throw invalid(...problems);
  const at = now(world);
  const { interview, candidate } =
    interviewId === undefined ? sample(workspaceId, kind, at) : await theirs(world, workspaceId, interviewId);
  const message = previewed(kind, interview, candidate, at);
  const templates = template === undefined ? undefined : { [kind]: template };
  const { draft } = write(world.settings, interview, message, candidate, [], at, templates);
  if (draft === undefined) throw new TypeError(`${kind} is a draft`);
  return draft;
}

async function theirs(
  world: World,
  workspaceId: Id<"workspace">,
  interviewId: string,
): Promise<{ interview: Interview; candidate: Candidate }> {
  const loaded = await loadWithCandidate(world, interviewId);
  if (loaded?.record.type !== "interview" || loaded.record.workspaceId !== workspaceId)
    throw new Problem("not_found", "this workspace has no such interview");
  return { interview: loaded.record, candidate: loaded.candidate };
}
