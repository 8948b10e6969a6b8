import type { Situation } from "../interview/situation.ts";
import type { DraftKind, Message, MessageKind } from "../messages.ts";
import { CHASERS, isDisregarded } from "../messages.ts";
import { beneath, warnings } from "./beneath.ts";
import { calledOffNote, cancelledEntries } from "./calendar-entries.ts";
import { cut } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block, Content, Draft } from "./content.ts";
import { actionLink, candidateDay, footer, overtakenBlocks, readingBlocks, whatNext, whyNow } from "./frame.ts";
import type { Known } from "./known.ts";
import { earlierChasers, known } from "./known.ts";
import { ANSWERING, draftFor, isFinal } from "./letters.ts";
import { firstName } from "./names.ts";
import { fillPlaces } from "./places.ts";
import { placesFor } from "./places-wanted.ts";
import { canBeSent, sendLinks } from "./send-links.ts";
import { wordsFor } from "./words.ts";

/** What the mail's subject calls the draft; `{to}` stands where the addressee is named, if known. */
const WHAT: Record<DraftKind, string> = {
  thank_you: "thank you{to}",
  follow_up: "follow-up{to}",
  final_follow_up: "last follow-up{to}",
  call_script: "call{to}",
  update_reply: "thanks{to} for the update",
  regret_reply: "a gracious answer{to}",
  invitation_reply: "yes to the invitation",
  info_reply: "what they asked for",
  hold_check_in: "a friendly question{to}",
  offer_thanks: "thanks{to} for the offer",
  offer_acceptance: "your acceptance{to}",
  offer_change_request: "your request{to}",
  offer_decline: "your answer to the offer",
  competing_offer_notice: "word of your other offer{to}",
  withdrawal: "your withdrawal{to}",
};

/** A regret letter hurts: the first words beneath the draft are for the person, not about the machinery. */
const CONSOLATION: readonly Block[] = [
  {
    type: "paragraph",
    text: "That is a disappointment, and it says nothing about the work you can do. There is no hurry with this: send it when you feel like it, today or tomorrow. A short, gracious answer is remembered, and doors have opened again because of one.",
  },
];

/** Drafts that ask for no answer: with them the exchange ends. */
const CLOSING: readonly MessageKind[] = ["regret_reply", "offer_decline", "withdrawal"];

function subjectFor(composing: Composing, kind: DraftKind, known: Known, draft: Draft): string {
  const { formality } = composing.candidate.preferences;
  const full = known.addressee.name;
  const name = full === "" || formality === "formal" ? full : firstName(full);
  if (draft.channel === "phone")
    return `Ready to call${isFinal(composing) ? " once more" : ""}: ${[name, known.company].filter((part) => part !== "").join(", ")}`;
  const doing =
    draft.places !== undefined && draft.places.length > 0
      ? "Ready to fill in"
      : draft.channel === "note"
        ? "Ready to write out"
        : "Ready to send";
  const what =
    kind !== "invitation_reply"
      ? WHAT[kind]
      : known.kept !== undefined
        ? "a word of thanks for the details"
        : known.answer?.isMoved === true
          ? "your word on the new time"
          : WHAT[kind];
  return `${doing}: ${what.replace("{to}", () => (name === "" ? "" : ` to ${name}`))}, ${known.company}`;
}

/** How the draft leaves: links that open it ready to send, or what to do where there can be none. */
function sending(composing: Composing, draft: Draft, known: Known): Block[] {
  if (draft.channel === "phone") return [];
  if (draft.channel === "note")
    return [
      { type: "paragraph", text: "Copy it out by hand on a card or a sheet of good paper, and post it or hand it in at the reception." },
    ];
  if (!canBeSent(draft)) {
    return [
      {
        type: "paragraph",
        text: "One thing is yours to say before this can go: fill in the dotted place, and you get the links to send it.",
      },
      { type: "links", links: [actionLink(composing, "Fill in and send", "fill_in")] },
    ];
  }
  const { links, isTooLong } = sendLinks(draft);
  const blocks: Block[] = isTooLong
    ? [
        {
          type: "paragraph",
          text: "The text is too long for a link that opens it in a mail program. Open the attached draft.eml, which is ready to send, or copy the text.",
        },
        { type: "links", links: [actionLink(composing, "Download the draft", "download_eml")] },
      ]
    : [
        { type: "send_links", links },
        { type: "aside", text: "Or open the attached draft.eml in your mail program, or copy the text." },
      ];
  if (draft.to.address === undefined)
    blocks.push({
      type: "paragraph",
      text: `We have no e-mail address for ${known.addressee.name === "" ? "the people there" : known.addressee.name}: fill in the recipient before you send it.`,
    });
  return blocks;
}

function answering(composing: Composing, kind: DraftKind, draft: Draft): Block {
  const done = draft.channel === "phone" ? "I called" : "I sent it";
  const links = [
    actionLink(composing, done, "message_sent"),
    actionLink(composing, "Remind me later", "message_later"),
    actionLink(composing, "Skip", "message_skipped"),
  ];
  if (CHASERS.includes(kind)) links.push(actionLink(composing, "They already answered", "already_answered"));
  // What answers a mail is corrected where we say how we read it.
  if (composing.answer === undefined) links.push(actionLink(composing, "Not right?", "not_right"));
  return { type: "links", links };
}

/** Whether a draft is no longer to be sent: declared wrong, or answered before anybody said that it went out. */
function isOutOfDate({ messages, situation }: Composing, { id, deliveredAt, withdrawn }: Message): boolean {
  const answers = situation?.answers ?? [];
  const isAnswered = answers.some(({ intent, recordedAt }) => intent !== "acknowledgement" && recordedAt >= (deliveredAt ?? ""));
  return withdrawn !== undefined || isDisregarded(messages, id) || isAnswered;
}

/** What was said to an offer that was none, and is known to have gone out, comes before anything else (R23). */
function saidByMistake(composing: Composing): Block[] {
  const { messages, situation } = composing;
  const said = situation?.offer === null ? messages.find((m) => m.kind === "offer_acceptance" && m.status === "sent") : undefined;
  return said?.sentAt === undefined || !isDisregarded(messages, said.id)
    ? []
    : [
        {
          type: "paragraph",
          text: `Your acceptance of ${candidateDay(composing, said.sentAt)} went out, and there was no offer. Call or write about that first; this can wait until it is put right.`,
        },
      ];
}

/** The first follow-up once more, where nobody has said that it was sent (R8). */
function firstAgain(composing: Composing): Block[] {
  if (!isFinal(composing)) return [];
  const first = earlierChasers(composing).findLast((m) => m.status === "delivered");
  if (first === undefined || isOutOfDate(composing, first)) return [];
  const blocks: Block[] = [
    {
      type: "paragraph",
      text: `Did the first follow-up go out? We put it in your inbox on ${candidateDay(composing, first.deliveredAt ?? first.dueAt)}, and have not heard. If you did not send it, send that one now, and leave this one for later.`,
    },
    {
      type: "links",
      links: [
        actionLink(composing, first.channel === "phone" ? "I made the first call" : "I sent the first one", "message_sent", {
          messageId: first.id,
        }),
      ],
    },
  ];
  const earlier = first.content?.draft;
  if (earlier !== undefined) {
    blocks.push({ type: "heading", text: "The first follow-up again" }, { type: "quote", text: earlier.body });
    const { links } = sendLinks(earlier);
    if (links.length > 0)
      blocks.push({
        type: "send_links",
        links: links.map((link) => ({ ...link, label: link.label.replace("Open", "Open the first one") })),
      });
  }
  return blocks;
}

/** Writes the mail of a draft: the draft first, then the ways to send it, then what there is to say about it (DESIGN §6). */
export function draftMail(composing: Composing, kind: DraftKind, situation: Situation): Content {
  const { candidate } = composing;
  const facts = known(composing, situation);
  const words = wordsFor(composing, facts);
  const written = draftFor(composing, facts, words, placesFor(kind, facts));
  const change = situation.offer?.changeText;
  const draft = kind === "offer_change_request" && change !== undefined ? fillPlaces(written, { change }) : written;
  const { blocks, calendar: dates } = beneath(composing, kind, facts, draft);
  // Whatever mail comes first after a round was called off, since the candidate's calendar still shows it.
  const gone = cancelledEntries(composing, situation);
  const calendar = [...dates, ...gone];
  return {
    to: { name: candidate.name, address: candidate.email },
    subject: cut(subjectFor(composing, kind, facts, draft), 180),
    draft,
    blocks: [
      { type: "draft" },
      ...warnings(composing, kind, draft),
      ...sending(composing, draft, facts),
      answering(composing, kind, draft),
      ...(kind === "regret_reply" ? CONSOLATION : []),
      ...(composing.answer === undefined ? [] : readingBlocks(composing)),
      ...overtakenBlocks(composing, ANSWERING.includes(kind) && words.thanks && composing.templates?.[kind] === undefined),
      ...saidByMistake(composing),
      ...firstAgain(composing),
      ...blocks,
      ...calledOffNote(gone),
      ...(ANSWERING.includes(kind) ? senderNote(facts) : []),
      ...whyNow(composing),
      ...whatNext(composing),
      ...footer(composing, { forwarding: CLOSING.includes(kind) ? "If they write again" : "When they answer" }),
    ],
    ...(calendar.length === 0 ? {} : { calendar }),
  };
}

function senderNote(facts: Known): Block[] {
  const { answer, otherSender, senderIsMachine } = facts;
  if (answer === undefined || answer.via === "told" || answer.from === undefined) return [];
  if (senderIsMachine) {
    return [
      {
        type: "aside",
        text: `Their mail came from ${otherSender}, where nobody reads an answer, so this goes to the person on record instead.`,
      },
    ];
  }
  const other = otherSender === "" ? "" : ` It came from ${otherSender}.`;
  return [{ type: "aside", text: `You can also copy the text into a reply to their mail, so that both stay together.${other}` }];
}
