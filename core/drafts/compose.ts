import type { Candidate } from "../candidates/candidate.ts";
import type { DateText, InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { InterviewEvent } from "../interview/events.ts";
import type { Interest } from "../interview/facts.ts";
import type { AnswerEvent, Situation } from "../interview/situation.ts";
import type { State } from "../interview/state-table.ts";
import type { LinkTarget } from "../links.ts";
import type { Message, MessageKind, NoticeKind } from "../messages.ts";
import { NOTICE_KINDS } from "../messages.ts";
import type { Evidence } from "../replies/classify.ts";
import type { Intent } from "../replies/intents.ts";
import type { Content } from "./content.ts";
import { draftMail } from "./draft-mail.ts";
import { isDraftKind } from "./letters.ts";
import { noticeMail } from "./notices.ts";
import type { OwnTemplates } from "./own-template.ts";
import { reminderMail } from "./reminders.ts";

/** A reply as its mails need it: what came, what was read in it, and what there is to choose from. */
export type ComposedReply = {
  id: Id<"reply">;
  subject: string;
  from: string;
  /** The beginning of what they wrote; it is shown, never obeyed. */
  text: string;
  intent?: Intent;
  confidence?: number;
  evidence: readonly Evidence[];
  alternatives: readonly { intent: Intent; confidence: number }[];
  /** The interviews it may belong to. */
  interviews: readonly { id: Id<"interview">; company: string; role: string }[];
  /** It reads as if the closed interview, the only one named, went on (R36). */
  asks?: "reopen";
  /** It is kept back as spam or unproven: released by hand only. */
  quarantined?: boolean;
  /** What Gmail or Outlook want confirmed before they forward by themselves. */
  confirmation?: { service: string; code?: string; link?: string };
  /** Why it could not be read, or not used, in one sentence for people. */
  problem?: string;
};

/** Another process of the same candidate, as R24–R26 need it. */
export type ComposedSibling = {
  interviewId: Id<"interview">;
  company: string;
  role: string;
  state: State;
  interest?: Interest;
  /** The deadline of its offer, and whether we only assume it. */
  answerBy?: DateText;
  isAssumed?: boolean;
  /** Its offer has been accepted, and is not signed yet (R26). */
  isAccepted?: true;
  /** It has had its notice of an offer elsewhere. */
  isNoticed?: true;
};

/** All that a mail is written from. The same composing always gives the same content. */
export type Composing = {
  message: Message;
  candidate: Candidate;
  workspaceId: string;
  interviewId?: string;
  /** Absent for notices about the candidate, or about a reply that belongs to no interview. */
  situation?: Situation;
  /** The interview's events, in the order in which we heard of them: how often a date was moved is counted from them. */
  events?: readonly InterviewEvent[];
  /** All of the interview's: what was delivered, sent, skipped. */
  messages: readonly Message[];
  /** The same as they will be once this mail has been delivered: what comes next is told from them. */
  ahead?: readonly Message[];
  reply?: ComposedReply;
  /** The employer's answer that this message responds to. */
  answer?: AnswerEvent;
  /** The candidate's other interviews that are open: for offers (R24) and what follows from them (R26). */
  siblings?: readonly ComposedSibling[];
  now: InstantText;
  /** The full URL of an action's page. */
  link: (target: LinkTarget) => string;
  meLink?: string;
  unsubscribeLink: string;
  /** The sent-copy address of a draft. */
  bcc: (messageId: Id<"message">) => string;
  forwardingAddress: string;
  /** The workspace's own letters, in place of ours. */
  templates?: OwnTemplates;
};

/** Writes the mail of a message: subject, draft and everything around it. One that is still planned is written as of its day. */
export function compose(composing: Composing): Content {
  const { message } = composing;
  const at = message.status === "planned" ? { ...composing, now: latest(composing.now, message.dueAt) } : composing;
  const { kind } = message;
  if (isNoticeKind(kind)) return noticeMail(at, kind);
  if (at.situation === undefined) throw new TypeError(`a ${kind} is written about an interview`);
  return isDraftKind(kind) ? draftMail(at, kind, at.situation) : reminderMail(at, kind, at.situation);
}

function isNoticeKind(kind: MessageKind): kind is NoticeKind {
  return (NOTICE_KINDS as readonly MessageKind[]).includes(kind);
}
