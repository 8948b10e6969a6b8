import type { InstantText } from "../clock.ts";
import type { Answered } from "../interview/events.ts";
import type { Evidence } from "./classify.ts";
import type { Intent } from "./intents.ts";
import type { Match } from "./match.ts";
import type { ExtractedDates } from "./reply.ts";

/** One employer's mail, ready to be judged: history and signatures are cut, the time it was written is known or assumed. */
export type Judged = {
  from: { name: string; address: string } | null;
  /** Who else it was written to. */
  copied?: readonly string[];
  subject: string;
  text: string;
  calendars: readonly string[];
  references: readonly string[];
  inReplyTo: string | null;
  writtenAt: InstantText;
  /** What the candidate wrote above the forward; empty when nothing. */
  note: string;
  /** Why it has no words of its own to be read ("its words are in a file"); nothing is applied that nobody has read. */
  wordless?: string;
  /** Who passed it on to the candidate, where neither they nor their mail is known: the sender is only what that mail says. */
  passedOnBy?: string;
  /** The text is the candidate's own: no employer's mail was found in what they sent. Only an outright word of theirs counts then. */
  ownWords?: boolean;
  /** The interview that somebody named outright. */
  interviewId?: string;
};

export type Judgement = {
  intent: Intent;
  confidence: number;
  evidence: Evidence[];
  alternatives: { intent: Intent; confidence: number }[];
  dates: ExtractedDates;
  /** What the interview must know of it. */
  answer: Omit<Answered, "type" | "intent" | "via" | "evidence">;
  match: Match;
  /** The candidate said it in their own words, so it is not questioned. */
  saidByCandidate: boolean;
  /** DESIGN §5.8: apply it, ask the candidate, or leave it alone. */
  verdict: "apply" | "ask" | "unmatched" | "leave";
  why: string;
};
