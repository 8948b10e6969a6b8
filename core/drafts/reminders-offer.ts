import { deadlineOf } from "../cadence/answers.ts";
import { paragraph } from "./blocks.ts";
import { deadlineEntry } from "./calendar-entries.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block } from "./content.ts";
import { actionLink, namedDeadline, spokenDate } from "./frame.ts";
import type { Known } from "./known.ts";
import { stopped } from "./plain-words.ts";
import type { Reminder } from "./reminders.ts";

function answers(composing: Composing): Block {
  return {
    type: "links",
    links: [
      actionLink(composing, "Accept the offer", "offer_accepted"),
      actionLink(composing, "Ask for a change", "change_requested"),
      actionLink(composing, "Decline the offer", "offer_declined"),
    ],
  };
}

/** R26: where another offer has been accepted and waits for its signature, this one is owed its no. */
function acceptedAt({ siblings = [] }: Composing): string | undefined {
  const accepted = siblings.find(({ isAccepted }) => isAccepted === true);
  return accepted === undefined ? undefined : oneLine(accepted.company, 100);
}

/** R25, R26: what is due on an offer once another has been accepted. */
function dueIsNo(composing: Composing, known: Known, by: string, elsewhere: string, isPassed: boolean): Reminder {
  return {
    subject: `You said yes to ${elsewhere}: a friendly no to ${known.company}`,
    blocks: [
      paragraph(
        `You have accepted the offer from ${elsewhere}, and ${known.company} ${isPassed ? `wanted your answer by ${by}` : `waits for your answer by ${by}`}. ${isPassed ? "If they have not heard from you, a friendly no is due today" : "Unless something has changed, a friendly no is due"}; one tap brings the letter for it:`,
      ),
      { type: "links", links: [actionLink(composing, "Decline the offer", "offer_declined")] },
      paragraph(
        `If the contract from ${elsewhere} is not there yet, ask them when it comes before you let this one go: only what is signed is certain. What is not honest is to hold both, and to go back on one of them later.`,
      ),
      ...(isPassed ? [paragraph("If we hear nothing, we close this interview in a few days. It can be opened again.")] : []),
    ],
  };
}

/** R23: a named deadline has passed without a word. It is asked about before the offer lapses. */
function deadlinePassed(composing: Composing, known: Known, by: string): Reminder {
  return {
    subject: `What did you answer ${known.company}? ${known.role}`,
    blocks: [
      paragraph(
        `${known.company} wanted your answer${by === "" ? "" : ` by ${by}`}, and you have not told us what it was. If you have answered, tell us, and we bring you what comes next:`,
      ),
      answers(composing),
      paragraph(
        "If you have not, and still want the position, write to them today: a late answer is better than none. If we hear nothing, we close this interview in a few days. It can be opened again.",
      ),
    ],
  };
}

/** R23: the deadline comes near. An assumed one is shown as assumed. */
export function offerDeadline(composing: Composing, known: Known): Reminder {
  const deadline = deadlineOf(known.situation, composing.candidate.timeZone);
  const by = deadline === null ? "" : spokenDate(composing, deadline.by);
  const isPassed = composing.message.cause.endsWith(":passed");
  const elsewhere = acceptedAt(composing);
  if (elsewhere !== undefined && deadline !== null)
    return {
      ...dueIsNo(composing, known, by, elsewhere, isPassed),
      ...(isPassed ? {} : { calendar: [deadlineEntry(composing, known, deadline.by, deadline.assumed)] }),
    };
  if (isPassed) return deadlinePassed(composing, known, by);
  const asked = known.situation.offer?.response === "change_requested";
  return {
    subject:
      deadline?.assumed === true ? `The offer from ${known.company}: time to answer?` : `Answer ${known.company} by ${by}: ${known.role}`,
    blocks: [
      paragraph(
        deadline?.assumed === true
          ? `${known.company} named no day for your answer. We assume a week, until ${by}. If they have told you another day, say so, and we go by that:`
          : `${known.company} would like your answer by ${by}.`,
      ),
      ...(deadline?.assumed === true ? [namedDeadline(composing)] : []),
      ...(asked
        ? [
            paragraph(
              `You have asked them for a change. If they have not answered, a short ${known.situation.noCalls ? "mail" : "call"} is in order before you decide.`,
            ),
          ]
        : []),
      paragraph(
        "Look once more at the start date, the pay, the leave, the title, whom you report to, the job description and the contract. Then decide; one tap brings the letter for it:",
      ),
      answers(composing),
    ],
    ...(deadline === null ? {} : { calendar: [deadlineEntry(composing, known, deadline.by, deadline.assumed)] }),
  };
}

/** R24: the three honest choices, laid out. None is taken for the candidate. */
export function competingOffer(composing: Composing, known: Known): Reminder {
  const preferred = composing.siblings?.find((s) => s.interest === "first_choice") ?? composing.siblings?.[0];
  const company = oneLine(preferred?.company ?? "", 100);
  const role = oneLine(preferred?.role ?? "", 100);
  const other = company === "" ? "the one you like better" : company;
  const deadline = deadlineOf(known.situation, composing.candidate.timeZone);
  const by = deadline === null ? "" : ` by ${spokenDate(composing, deadline.by)}`;
  // Told of an earlier offer, they are not told of another: once is enough.
  const canBeTold = preferred?.isNoticed !== true;
  return {
    subject: `An offer from ${known.company}, and ${other} still open: ${canBeTold ? "three" : "two"} choices`,
    blocks: [
      paragraph(
        `${known.company} offers you the position of ${known.role}, to be answered${by === "" ? " soon" : by}${deadline?.assumed === true ? " (we assume a week: they named no day)" : ""}. ${preferred?.interest === undefined && company !== "" ? `You called it your fallback, and ${company} (${role}) is still open` : `You rank ${company === "" ? "another interview" : `${company} (${role})`} higher, and it is still open`}. There are ${canBeTold ? "three" : "two"} honest things to do:`,
      ),
      {
        type: "list",
        items: [
          `Take the offer. A bird in the hand: you may well come to like it, and ${other} may never ask.`,
          `Decline it, and wait for ${stopped(other)} Their offer may not come.`,
          ...(canBeTold
            ? [
                `Tell ${other} that you have an offer, and ask whether there is news. If they want you, it may help them decide; if not, you know where you stand. It can be done once.`,
              ]
            : []),
        ],
      },
      paragraph("What is not honest is to accept now and resign when the better one comes: people remember it, and they talk."),
      {
        type: "links",
        links: [
          actionLink(composing, "Accept the offer", "offer_accepted"),
          actionLink(composing, "Decline the offer", "offer_declined"),
          ...(canBeTold ? [actionLink(composing, company === "" ? "Tell my first choice" : `Tell ${company}`, "tell_first_choice")] : []),
        ],
      },
    ],
  };
}
