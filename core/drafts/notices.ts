import { isRetracted } from "../interview/situation.ts";
import { ANOTHER_ROLE, CALLED_OFF } from "../links.ts";
import type { Message, MessageKind, NoticeKind } from "../messages.ts";
import type { Intent } from "../replies/intents.ts";
import { INTENTS, OF_ANOTHER_ROLE } from "../replies/intents.ts";
import { excerpt, paragraph } from "./blocks.ts";
import { calledOffNote, cancelledEntries, roundEntry } from "./calendar-entries.ts";
import { address, cut, lines, oneLine } from "./clean.ts";
import type { ComposedReply, Composing } from "./compose.ts";
import type { Block, Content, Link } from "./content.ts";
import { candidateDay, footer, whatNext } from "./frame.ts";
import { known, mailbox } from "./known.ts";
import { cleanName, firstName } from "./names.ts";
import { KIND_NAMES, READ_AS, sentence, THEY_CALL_OFF, THEY_SAY } from "./plain-words.ts";
import { receipt, roundConfirmed } from "./receipts.ts";

/** What a notice says, without its frame. */
export type Notice = Pick<Content, "subject" | "blocks">;

/** A guess less sure than this is kept to ourselves: nobody should read "they turned me down" out of nothing. */
const GUESS_CONFIDENCE_MIN = 0.5;

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "the mail “Your application” from Mette Solberg". */
function theMail(reply: ComposedReply | undefined): string {
  const subject = oneLine(reply?.subject ?? "", 100);
  const { name, email } = mailbox(reply?.from);
  // Some clients show who wrote a forwarded mail by name alone.
  const from = name || email || cleanName(reply?.from);
  return `the mail${subject === "" ? "" : ` “${subject}”`}${from === "" ? "" : ` from ${from}`}`;
}

function confirmAddress(composing: Composing): Notice {
  const { candidate } = composing;
  const link: Link = { label: "Confirm my address", url: composing.link({ action: "confirm_address", recordId: candidate.id }) };
  return {
    subject: "Please confirm your address for Followthrough",
    blocks: [
      paragraph(`Hello ${firstName(candidate.name)},`),
      paragraph(
        "Followthrough helps with what comes after a job interview: a thank-you, a follow-up at the right time, an answer to what they write. The drafts come to this address, ready for you to send.",
      ),
      paragraph("Please confirm that it is yours. Until you do, we send you nothing else."),
      { type: "links", links: [link] },
      paragraph(
        `This is your private address for their answers: ${composing.forwardingAddress}. When an employer writes to you, forward the mail there, and we bring you what to send next.`,
      ),
      {
        type: "aside",
        text: "If you know nothing of this, somebody has probably mistyped an address. Do nothing, and you will not hear from us again.",
      },
    ],
  };
}

/** What the mail may mean, the likeliest first, then everything else: a button each. */
function meanings(composing: Composing, reply: ComposedReply): Link[] {
  const likely = [...(reply.intent === undefined ? [] : [reply.intent]), ...reply.alternatives.map((a) => a.intent)];
  const order = [
    ...new Set<Intent>([
      ...likely.filter((intent) => intent !== "unrelated"),
      ...INTENTS.filter((intent) => intent !== "unrelated"),
      "unrelated",
    ]),
  ];
  const isOfAnother = reply.evidence.some(({ rule }) => rule === OF_ANOTHER_ROLE);
  return order.flatMap((intent) => [
    ...(intent === "unrelated" ? [{ label: THEY_CALL_OFF, url: reviewLink(composing, reply, CALLED_OFF) }] : []),
    ...(intent === "offer" && isOfAnother
      ? [{ label: "They offer me another role", url: reviewLink(composing, reply, ANOTHER_ROLE) }]
      : []),
    { label: THEY_SAY[intent], url: reviewLink(composing, reply, intent) },
  ]);
}

function reviewLink(composing: Composing, reply: ComposedReply, value: string): string {
  return composing.link({ action: "review_reply", recordId: reply.id, messageId: composing.message.id, value });
}

/** The interview that the reply was matched to, as a name for it. */
function matchedCompany(composing: Composing): string {
  const matched = composing.reply?.interviews.find((interview) => interview.id === composing.interviewId)?.company;
  return oneLine(composing.situation?.facts.company.name ?? matched ?? "", 100);
}

/** Whether the question is asked for the first time, and not once more (DESIGN §3). */
const isFirstQuestion = ({ cause }: Message) => /(?:^|:)1(?::\d+)?$/u.test(cause) || !/\d$/u.test(cause);

function quarantined(composing: Composing, reply: ComposedReply): Notice {
  const why = oneLine(reply.problem ?? "", 300) || "we cannot be sure who sent it";
  return {
    subject: `Is this yours? A mail we kept back: ${oneLine(reply.subject, 80)}`,
    blocks: [
      paragraph(`We kept ${theMail(reply)} back. ${sentence(why)} Nothing was done with it.`),
      ...excerpt(reply.text),
      paragraph("If it is yours, release it and we read it. If not, leave it: it goes by itself."),
      {
        type: "links",
        links: [
          {
            label: "Release it",
            url: composing.link({ action: "release_quarantine", recordId: reply.id, messageId: composing.message.id }),
          },
        ],
      },
    ],
  };
}

/** R36: an offer or an invitation for an interview that is closed: does that one go on, or is it about another role? */
function reopening(composing: Composing, reply: ComposedReply): Notice {
  const [closed] = reply.interviews;
  const name = closed === undefined ? "the interview" : `the interview for ${oneLine(closed.role, 80)} at ${oneLine(closed.company, 80)}`;
  const { intent } = reply;
  if (intent === undefined) throw new TypeError("who asks whether an interview goes on has read that it does");
  return {
    subject:
      `${isFirstQuestion(composing.message) ? "Does it go on after all?" : "Still open: does it go on after all?"} ${oneLine(reply.subject, 80)}`.trim(),
    blocks: [
      paragraph(
        `We read ${theMail(reply)} as ${READ_AS[intent]}, and ${name} is closed. ${sentence(oneLine(reply.problem ?? "", 300))} We leave it closed until you say otherwise.`,
      ),
      ...excerpt(reply.text),
      {
        type: "links",
        links: [
          { label: "Yes, open it again", url: reviewLink(composing, reply, intent) },
          { label: "It is about another role", url: reviewLink(composing, reply, ANOTHER_ROLE) },
          {
            label: "It says something else",
            url: composing.link({ action: "correct_reading", recordId: reply.id, messageId: composing.message.id }),
          },
          { label: "Leave it closed", url: reviewLink(composing, reply, "unrelated") },
        ],
      },
    ],
  };
}

/** That no more is asked about by mail today: what came waits on the candidate's page, and so stays in nobody's way. */
function moreMails({ message, meLink }: Composing, reply: ComposedReply): Notice {
  const { name, email } = mailbox(reply.from);
  const who = message.cause === "more:sender" ? ` from ${email || name || "one sender"}` : "";
  return {
    subject: cut(`More mails${who} wait on your page`, 150),
    blocks: [
      paragraph(
        `So many mails${who} have come to your private address today that we ask about no more of them one by one. They are kept, and wait on your page: say there what they are about, or leave them. Nothing is lost.`,
      ),
      ...(meLink === undefined ? [] : [{ type: "links" as const, links: [{ label: "The mails on your page", url: `${meLink}#mails` }] }]),
      paragraph("If they are no business of yours, your coach or job board can give you a new private address."),
    ],
  };
}

/** The same mail handed in again, which is on record: where the line above it was not understood, what it means is asked. */
function onRecord(composing: Composing, reply: ComposedReply): Notice {
  const isNoted = composing.message.cause.endsWith(":noted");
  const subject = oneLine(reply.subject, 80);
  const read = reply.intent === undefined ? "" : `, as ${READ_AS[reply.intent]}`;
  const said = isNoted ? " We could not tell from the line that you wrote above it whether that is wrong." : "";
  const correct = {
    label: "Not right?",
    url: composing.link({ action: "correct_reading", recordId: reply.id, messageId: composing.message.id }),
  };
  return {
    subject: `${isNoted ? "What does this mail mean?" : "On record already:"} ${subject}`.trim(),
    blocks: [
      paragraph(
        `You handed in ${theMail(reply)} again. It is on record already${read}.${said} ${isNoted ? "If it is, which of these does it say?" : "There is nothing you need to do."}`,
      ),
      ...(isNoted ? excerpt(reply.text) : []),
      { type: "links", links: isNoted ? meanings(composing, reply) : [correct] },
    ],
  };
}

/** What we could not settle by ourselves: which interview it is, or what it means. One question at a time. */
function reviewRequest(composing: Composing): Notice {
  const { reply } = composing;
  if (reply === undefined) throw new TypeError("a review request is about a reply");
  if (composing.message.cause.startsWith("more:")) return moreMails(composing, reply);
  if (reply.quarantined === true) return quarantined(composing, reply);
  if (/^again:.*:(?:plain|noted)$/u.test(composing.message.cause)) return onRecord(composing, reply);
  if (reply.asks === "reopen") return reopening(composing, reply);
  const asksWhich = composing.interviewId === undefined && reply.interviews.length > 0;
  const why =
    oneLine(reply.problem ?? "", 300) ||
    (asksWhich ? "it could belong to more than one interview" : "what it means is not clear enough to act on");
  const company = matchedCompany(composing);
  const question = `${isFirstQuestion(composing.message) ? "" : "Still open: "}${asksWhich ? "which interview is this about?" : `what does this mail${company === "" ? "" : ` about ${company}`} mean?`}`;
  const guess =
    !asksWhich && reply.intent !== undefined && reply.intent !== "unrelated" && (reply.confidence ?? 0) >= GUESS_CONFIDENCE_MIN
      ? ` It reads most like this: “${THEY_SAY[reply.intent]}”.`
      : "";
  const links = asksWhich
    ? [
        ...reply.interviews.map((i) => ({
          label: `${oneLine(i.role, 80)}, ${oneLine(i.company, 80)}`,
          url: reviewLink(composing, reply, i.id),
        })),
        { label: "None of these", url: reviewLink(composing, reply, "unrelated") },
      ]
    : meanings(composing, reply);
  return {
    subject: `${sentenceCase(question)} ${oneLine(reply.subject, 80)}`.trim(),
    blocks: [
      paragraph(
        `We read ${theMail(reply)}, and would rather ask you. ${sentence(why)}${guess} ${asksWhich ? "Which interview is it about?" : "What would you say?"}`,
      ),
      ...excerpt(reply.text),
      { type: "links", links },
      ...(asksWhich ? [paragraph("If it speaks of more than one of them, begin with either: you are then asked about the other.")] : []),
      ...(composing.interviewId === undefined
        ? []
        : [paragraph("Until you say, nothing more comes for this interview but reminders of what will not wait.")]),
    ],
  };
}

/** The draft that went out and should not have: by the cause, else the one that was withdrawn while on its way. */
function wrongDraft(composing: Composing): Message | undefined {
  const { cause } = composing.message;
  return composing.messages.find((m) => cause.includes(m.id)) ?? composing.messages.findLast((m) => m.withdrawn !== undefined);
}

const HARMLESS = "no harm is done: you need not write again because of it. We are sorry for the confusion.";
const MISREAD = "a line today that you misread their mail puts it right. We are sorry for the confusion.";
/** Drafts that repeat what was read, and so tell the employer something that is not so where that was read wrongly. */
const SAYS_SO: readonly MessageKind[] = ["update_reply", "invitation_reply", "info_reply", "offer_thanks"];
/** What to do where a wrong draft, once sent, has told them something that must not stand. */
const IF_SENT: Partial<Record<MessageKind, string>> = {
  withdrawal:
    "write to them today: a line that your situation has changed, and that you would be glad to be considered again. Many will say yes.",
  offer_decline:
    "write or call today if you do want the position: a line that your situation has changed, and that you would be glad to accept after all.",
  offer_acceptance: "write or call today, before they plan with you: a line that you wrote too soon is enough.",
  offer_change_request: MISREAD,
  offer_thanks: MISREAD,
  competing_offer_notice: "leave it at that, unless they ask. If they do, tell them how things stand with the other offer.",
  regret_reply: "write to them today, unless they have turned you down: a line that you misread their mail, and are still very interested.",
  invitation_reply: "they know about the change, or will be glad of a line. We are sorry for the confusion.",
};

function disregard(composing: Composing): Notice {
  const wrong = wrongDraft(composing);
  const what = wrong === undefined ? "draft" : KIND_NAMES[wrong.kind];
  const company = oneLine(composing.situation?.facts.company.name ?? "", 100);
  const wasSent = wrong?.status === "sent";
  const at = wasSent ? wrong.sentAt : (wrong?.deliveredAt ?? wrong?.dueAt);
  const day = at === undefined ? "" : candidateDay(composing, at);
  const on = day === "" ? "" : ` on ${day}`;
  const isMisread = composing.situation !== undefined && isRetracted(composing.situation, wrong?.eventId);
  const why = sentence(oneLine(composing.message.reason, 600));
  const usual = (wrong === undefined ? undefined : IF_SENT[wrong.kind]) ?? HARMLESS;
  const then = isMisread && wrong !== undefined && SAYS_SO.includes(wrong.kind) ? MISREAD : usual;
  const about = company === "" ? "" : ` ${wasSent ? "to" : "for"} ${company}`;
  return {
    subject: `${wasSent ? "No longer right" : "Please do not send"}: ${what}${company === "" ? "" : `, ${company}`}`,
    blocks: [
      paragraph(
        `${wasSent ? `The ${what} that you sent${about}${on} is no longer right.` : `Please do not send the ${what}${about} that we put in your inbox${on}: it is no longer right.`} ${why}`.trim(),
      ),
      paragraph(wasSent ? sentence(then) : `If it has gone out already, ${then}`),
      ...whatNext(composing),
    ],
  };
}

/** An answer to one of our mails: meant for the employer, or for us, where nobody could make use of it. */
function misdirectedAnswer(composing: Composing): Notice {
  const text = lines(composing.reply?.text ?? "", 3_000);
  const written: Block[] =
    text === ""
      ? []
      : [
          { type: "heading", text: "What you wrote" },
          { type: "quote", text },
        ];
  if (composing.interviewId === undefined) {
    const why = oneLine(composing.reply?.problem ?? "", 200);
    return {
      subject: "Your answer reached us, and we could not use it",
      blocks: [
        paragraph(`You answered one of our mails.${why === "" ? "" : ` ${sentence(why)}`}`),
        paragraph(
          `To say what an employer's mail means, tap what fits in our question about it. To hand in a mail of theirs, forward it to ${composing.forwardingAddress}.`,
        ),
        ...written,
      ],
    };
  }
  const { situation } = composing;
  const contact = situation === undefined ? undefined : (situation.rounds.at(-1)?.contact ?? situation.facts.contact);
  const person = cleanName(contact?.name) || matchedCompany(composing) || "the employer";
  const to = address(contact?.email);
  return {
    subject: `Your mail came to us, not to ${person}`,
    blocks: [
      paragraph(`You answered one of our mails, and your answer reached us, not ${person}. We have passed it on to nobody.`),
      paragraph(
        `If it was meant for them, copy the text into a new mail to ${to === "" ? "them" : to}. To send a draft, use the links in its mail, or copy it.`,
      ),
      ...written,
    ],
  };
}

function forwardingConfirmation(composing: Composing): Notice {
  const { reply } = composing;
  const service = oneLine(reply?.confirmation?.service ?? "Your mail service", 60);
  const code = oneLine(reply?.confirmation?.code ?? "", 40);
  const link = oneLine(reply?.confirmation?.link ?? "", 1_500);
  const asked = code === "" && link === "" ? excerpt(reply?.text ?? "") : [];
  return {
    subject: code === "" ? `${service} asks you to confirm the forwarding` : `Your forwarding code is ${code}`,
    blocks: [
      paragraph(
        `${service} wants to know whether it may forward mail to ${composing.forwardingAddress}, your private address for employers' answers. If you have just set that up, this is what it needs:`,
      ),
      ...(code === ""
        ? []
        : [paragraph("The code to enter in the settings where you added the address:"), { type: "quote" as const, text: code }]),
      ...(link === ""
        ? []
        : [
            paragraph(`Or copy this address into the browser in which you are signed in to ${service}:`),
            { type: "quote" as const, text: link },
          ]),
      ...asked,
      paragraph(
        "It is best to forward only mail from the people you talk to: a filter on their domain does that. If you did not set this up, do nothing.",
      ),
    ],
  };
}

function unreadableMail(composing: Composing): Notice {
  const { reply } = composing;
  const why = oneLine(reply?.problem ?? "", 300);
  const subject = oneLine(reply?.subject ?? "", 80) || "no subject";
  const unread = excerpt(reply?.text ?? "");
  if (unread.length > 0)
    return {
      subject: `We could not read all of a mail: ${subject}`,
      blocks: [
        paragraph(
          `We could not read all of ${theMail(reply)}, which came to your forwarding address.${why === "" ? "" : ` ${sentence(why)}`}`,
        ),
        ...unread,
        paragraph("Nothing was lost: we keep it as it came, and what was read has mails of its own."),
      ],
    };
  return {
    subject: `We could not read a mail: ${subject}`,
    blocks: [
      paragraph(`We could not read ${theMail(reply)}, which came to your forwarding address.${why === "" ? "" : ` ${sentence(why)}`}`),
      paragraph(
        "Nothing was lost and nothing was changed: we keep it as it came. Please forward it once more as plain text, or copy its words into a mail to the same address.",
      ),
    ],
  };
}

/** A fresh link to the candidate's own page: they, or somebody who knows their address, asked for it. */
function freshLink(composing: Composing): Notice {
  const { candidate, meLink } = composing;
  if (meLink === undefined) throw new TypeError("a fresh link is mailed with the link");
  return {
    subject: "Your interviews and settings: a new link",
    blocks: [
      paragraph(`Hello ${firstName(candidate.name)},`),
      paragraph(
        "Here is the link you asked for. It leads to your own page: where each interview stands, what comes next, and your settings.",
      ),
      { type: "links", links: [{ label: "Your interviews and settings", url: meLink }] },
      {
        type: "aside",
        text: "If you did not ask for it, somebody typed your address: do nothing. Keep the link to yourself, it opens without a password.",
      },
    ],
  };
}

const NOTICES: Record<NoticeKind, (composing: Composing) => Notice> = {
  confirm_address: confirmAddress,
  receipt,
  review_request: reviewRequest,
  disregard,
  misdirected_answer: misdirectedAnswer,
  forwarding_confirmation: forwardingConfirmation,
  unreadable_mail: unreadableMail,
  fresh_link: freshLink,
};

/** Writes a mail about the service itself. */
export function noticeMail(composing: Composing, kind: NoticeKind): Content {
  const { candidate, situation } = composing;
  const { subject, blocks } = NOTICES[kind](composing);
  const gone = situation === undefined ? [] : cancelledEntries(composing, situation);
  const round = kind === "receipt" ? roundConfirmed(composing) : undefined;
  const set =
    situation === undefined || round === undefined ? [] : [roundEntry(composing, known(composing, situation), round, round.location)];
  const calendar = [...set, ...gone];
  return {
    to: { name: candidate.name, address: candidate.email },
    subject: cut(subject, 180),
    blocks: [...blocks, ...calledOffNote(gone), ...footer(composing, kind === "receipt" ? { forwarding: "If they write again" } : {})],
    ...(calendar.length === 0 ? {} : { calendar }),
  };
}
