import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import type { ComposedReply, Composing } from "../drafts/compose.ts";
import { compose } from "../drafts/compose.ts";
import type { Content, Link } from "../drafts/content.ts";
import type { OwnTemplates } from "../drafts/own-template.ts";
import { shownBody } from "../drafts/places.ts";
import { renderHtml, renderText } from "../drafts/render.ts";
import { replan } from "../interview/decide.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import { openSiblings } from "../interview/siblings.ts";
import type { Message } from "../messages.ts";
import { isPending } from "../messages.ts";
import type { Settings, Waking } from "../ports.ts";
import type { Reply } from "../replies/reply.ts";
import { calendarOf } from "./due.ts";
import type { World } from "./store.ts";
import { loadOne, now } from "./store.ts";
import { actionUrl, forwardingAddress, meUrl, sentCopyAddress, unsubscribeUrl } from "./urls.ts";

/** How much of an employer's mail a question about it shows. */
const EXCERPT_CHARACTERS_MAX = 1_500;

/** A reply as its mails show it. `interviews` are those it may belong to. */
function composedReply(reply: Reply, interviews: readonly Interview[], candidate: Candidate): ComposedReply {
  return {
    id: reply.id,
    subject: reply.subject,
    from: reply.from,
    text: reply.text.slice(0, EXCERPT_CHARACTERS_MAX),
    ...(reply.intent === null ? {} : { intent: reply.intent }),
    ...(reply.confidence === null ? {} : { confidence: reply.confidence }),
    evidence: reply.evidence,
    alternatives: reply.alternatives,
    interviews: interviews.map((interview) => {
      const { company, role } = fold(interview.events, candidate.timeZone).facts;
      return { id: interview.id, company: company.name, role };
    }),
    ...(reply.asks === undefined ? {} : { asks: reply.asks }),
    quarantined: reply.status === "quarantined",
    ...(reply.confirmation === undefined ? {} : { confirmation: reply.confirmation }),
    problem: reply.reason,
  };
}

/** The interview's messages as they will be planned once this one has been delivered: a second follow-up waits for the first. */
function messagesAfter(interview: Interview, message: Message, candidate: Candidate, now: InstantText): readonly Message[] {
  if (!isPending(message.status)) return interview.messages;
  const at = message.status === "planned" ? latest(now, message.dueAt) : now;
  const messages = interview.messages.map(
    (one): Message => (one.id === message.id ? { ...one, status: "delivered", deliveredAt: at, statusAt: at } : one),
  );
  return replan({ ...interview, messages }, { candidate, calendar: calendarOf(candidate, interview), now: at }, "").messages;
}

/**
 * Writes the mail of a message, from its record as it is now. `interviews` are those that a reply's question offers,
 * `templates` the workspace's own letters.
 */
export function write(
  settings: Settings,
  record: Waking,
  message: Message,
  candidate: Candidate,
  interviews: readonly Interview[],
  now: InstantText,
  templates?: OwnTemplates,
): Content {
  const interview = record.type === "interview" ? record : undefined;
  const interviewId = record.type === "reply" ? record.interviewId : record.type === "interview" ? record.id : null;
  const situation = interview === undefined ? undefined : fold(interview.events, candidate.timeZone);
  const answer = situation?.answers.find((event) => event.id === message.eventId);
  const composing: Composing = {
    message,
    candidate,
    workspaceId: candidate.workspaceId,
    ...(interviewId === null ? {} : { interviewId }),
    ...(situation === undefined ? {} : { situation }),
    ...(interview === undefined ? {} : { events: interview.events }),
    messages: record.messages,
    ...(interview === undefined ? {} : { ahead: messagesAfter(interview, message, candidate, now) }),
    ...(record.type === "reply" ? { reply: composedReply(record, interviews, candidate) } : {}),
    ...(answer === undefined ? {} : { answer }),
    ...(interview === undefined || situation === undefined ? {} : { siblings: openSiblings(interview, situation) }),
    now,
    // Every link knows the mail that it stands in: one that confirmed an older address must not confirm the present one.
    link: (target) => actionUrl(settings, { messageId: message.id, ...target }, now),
    // Whoever gets the confirmation may be a stranger whose address was mistyped: nothing of the candidate's is shown to them.
    ...(message.kind === "confirm_address" ? {} : { meLink: meUrl(settings, candidate, now) }),
    unsubscribeLink: unsubscribeUrl(settings, candidate.id, now),
    bcc: (messageId) => sentCopyAddress(settings, record.id, messageId),
    forwardingAddress: forwardingAddress(settings, candidate),
    ...(templates === undefined ? {} : { templates }),
  };
  return compose(composing);
}

/** A mail as it would be delivered now, in the workspace's own words where it has some. */
export async function toBeWritten(world: World, record: Interview, message: Message, candidate: Candidate): Promise<Content> {
  const workspace = await loadOne(world, "workspace", candidate.workspaceId);
  return write(world.settings, record, message, candidate, [], now(world), workspace?.templates);
}

/** A mail without the link to the candidate's own page, where their notes stand: whoever reads the API is not them. */
function withoutMeLink(content: Content): Content {
  const isTheirs = (link: Link) => /\/me\/[^/]+$/.test(link.url);
  const blocks = content.blocks.map((block) =>
    "links" in block && block.links?.some(isTheirs) ? { ...block, links: block.links.filter((link) => !isTheirs(link)) } : block,
  );
  return { ...content, blocks };
}

/** What the API shows of a mail: what was delivered, or would be now. The candidate's notes are theirs unless they share them. */
export function show(
  content: Content,
  candidate: Candidate,
): { to: string; subject: string; text: string; html: string; draft?: { to: string | null; subject: string; body: string } } {
  const options = { notes: candidate.preferences.shareNotes ? "shown" : "hidden" } as const;
  const shown = withoutMeLink(content);
  return {
    to: content.to.address,
    subject: content.subject,
    text: renderText(shown, options),
    html: renderHtml(shown, options),
    ...(content.draft === undefined
      ? {}
      : { draft: { to: content.draft.to.address ?? null, subject: content.draft.subject, body: shownBody(content.draft) } }),
  };
}
