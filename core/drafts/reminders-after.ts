import type { ReminderKind } from "../messages.ts";
import { CHASERS, wentOut } from "../messages.ts";
import { paragraph } from "./blocks.ts";
import { lines } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block } from "./content.ts";
import { actionLink, candidateDay } from "./frame.ts";
import type { Known } from "./known.ts";
import type { Reminder } from "./reminders.ts";

const NOTES_SHOWN_MAX = 5;

/**
 * What is noted on this interview: what came with the record, which whoever put it there knows, and the candidate's own
 * notes, oldest first, each under the day it was written.
 */
export function notesBlocks(composing: Composing, known: Known): Block[] {
  const recorded = lines(known.situation.facts.notes ?? "", 3_000);
  const notes = known.situation.notes.slice(-NOTES_SHOWN_MAX).filter((note) => lines(note.text) !== "");
  const onRecord: Block[] =
    recorded === ""
      ? []
      : [
          { type: "heading", text: "Notes on the record" },
          { type: "quote", text: recorded },
        ];
  if (notes.length === 0) return onRecord;
  return [
    ...onRecord,
    { type: "heading", text: "Your notes" },
    ...notes.flatMap((note): Block[] => [
      { type: "aside", text: `From ${candidateDay(composing, note.at)}:` },
      { type: "notes", text: lines(note.text, 3_000) },
    ]),
  ];
}

/** R28: only after a decision, only when it was warm, only on LinkedIn. */
export function connect(composing: Composing, known: Known): Block[] {
  const warm = known.situation.answers.some((answer) => answer.warm === true);
  if (!composing.candidate.preferences.connect || !warm || known.addressee.name === "") return [];
  return [
    paragraph(
      `The exchange with ${known.addressee.name} was warm. If you would like to stay in touch, this is the time to connect on LinkedIn, with a line on where you met.`,
    ),
  ];
}

/** R15: accept it gracefully, look back, tune what can be tuned. */
export function movingOn(composing: Composing, known: Known): Reminder {
  const wasChased = composing.messages.some(({ kind, status }) => CHASERS.includes(kind) && wentOut(status));
  return {
    subject: `Time to move on? ${known.role}, ${known.company}`,
    blocks: [
      paragraph(
        `${known.company} has not answered. That can have many reasons that have nothing to do with you${wasChased ? ", and you have done what one can do. It is best to let it rest now: silence after a last friendly message is an answer, too, if not a kind one." : ". It is best to let it rest now: silence after so long is an answer, too, if not a kind one."}`,
      ),
      paragraph("Before you do, take from it what is useful:"),
      {
        type: "list",
        items: [
          "Read your notes. What would you do differently?",
          "Which question was hard? Write down a better answer: it will be asked again.",
          "Does your CV put first what they asked about most? Change that now.",
          "Choose the next employer you would like to work for, and write to them this week.",
        ],
      },
      ...notesBlocks(composing, known),
      paragraph(
        "If you do nothing, we close this interview in two weeks. If they write after all, forward their mail, and it can be opened again.",
      ),
      {
        type: "links",
        links: [
          actionLink(composing, "Close this interview", "close_interview"),
          actionLink(composing, "Not yet", "not_yet"),
          actionLink(composing, "They already answered", "already_answered"),
        ],
      },
    ],
  };
}

/** R18: the business day after a regret. */
export function lookBack(composing: Composing, known: Known): Reminder {
  if (known.round === undefined) return lookBackBeforeAny(composing, known);
  return {
    subject: `A look back: ${known.role}, ${known.company}`,
    blocks: [
      paragraph(
        "Their answer was not the one you hoped for. You were invited, you went, and you know more than before. Ten minutes with your notes turn that into something for the next interview.",
      ),
      {
        type: "list",
        items: [
          "What went well enough that you would do it again?",
          "Which question would you now answer differently? Write the answer down.",
          "What did the advert ask for that you could have shown better?",
          "Is there a referee, a course or a piece of work that would close that gap?",
        ],
      },
      ...notesBlocks(composing, known),
      ...connect(composing, known),
      paragraph("Then leave it, and give the next application your full attention."),
    ],
  };
}

/** R18: the same where they never met. */
function lookBackBeforeAny(composing: Composing, known: Known): Reminder {
  return {
    subject: `A look back: ${known.role}, ${known.company}`,
    blocks: [
      paragraph(
        "It ended before the interview, and that says nothing about how it would have gone. You were invited, and that much worked: keep it for the next application.",
      ),
      {
        type: "list",
        items: [
          "What in your application made them invite you? Put it first the next time.",
          "What you prepared is not lost: which of it can you use elsewhere?",
          "Is there another employer of the same kind to write to this week?",
        ],
      },
      ...notesBlocks(composing, known),
      ...connect(composing, known),
    ],
  };
}

/** R26: between the signature and the first day. */
export function transition(composing: Composing, known: Known): Reminder {
  return {
    subject: `Congratulations. What to do before you start at ${known.company}`,
    blocks: [
      paragraph(`It is signed: congratulations on the position of ${known.role}. A few things now make the first weeks easier:`),
      {
        type: "list",
        items: [
          "Write to your manager-to-be: that you look forward to it, and that you appreciate the opportunity.",
          "Ask for the employee handbook, and for documents that are not confidential, so that you can start reading.",
          "Read on: their site, their latest reports and news.",
          "Get your own papers together: certificates, licences, qualifications, medical certificates.",
          "Replace at once what is lost or has run out: it takes longer than one thinks.",
          "Tell your referees how it ended, and thank them.",
        ],
      },
      paragraph(
        "For every other interview of yours that is still open, you get a draft to step back from it. They will be grateful to know.",
      ),
      ...connect(composing, known),
    ],
  };
}

/** What a reminder offers beneath: to have it later, or not at all. */
export function afterwards(kind: ReminderKind, composing: Composing): Block[] {
  if (kind === "reflection" || kind === "moving_on" || kind === "before_round") return [];
  return [
    { type: "links", links: [actionLink(composing, "Remind me later", "message_later"), actionLink(composing, "Skip", "message_skipped")] },
  ];
}
