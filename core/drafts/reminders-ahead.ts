import { dayOf } from "../cadence/calendar.ts";
import type { Round } from "../interview/facts.ts";
import { paragraph } from "./blocks.ts";
import { roundEntry } from "./calendar-entries.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import { dayName, sameClock, timeOf, zoneName } from "./dates.ts";
import { spokenDate } from "./frame.ts";
import type { Known } from "./known.ts";
import { cleanName, isPerson } from "./names.ts";
import type { Reminder } from "./reminders.ts";
import { notesBlocks } from "./reminders-after.ts";

/** The round ahead that the message is about. */
function roundAhead(composing: Composing, known: Known): Round | undefined {
  const { rounds } = known.situation;
  return rounds.find((r) => r.id === composing.message.roundId) ?? rounds.find((r) => r.status === "planned" && r.startsAt > composing.now);
}

/** When and where, on the candidate's own clock, and on theirs where it differs. */
function whenAndWhere(composing: Composing, round: Round, noun?: "call"): string {
  const { timeZone } = composing.candidate;
  const today = dayOf(composing.now, timeZone);
  const theirs = sameClock(round.startsAt, timeZone, round.timeZone)
    ? ""
    : ` your time (${timeOf(round.startsAt, round.timeZone)} ${zoneName(round.timeZone)})`;
  const place = oneLine(round.location ?? "", 300);
  const how = round.format === "phone" && noun === undefined ? ", by phone" : round.format === "video" ? ", by video" : "";
  return `${dayName(dayOf(round.startsAt, timeZone), today)} at ${timeOf(round.startsAt, timeZone)}${theirs}${how}${place === "" ? "" : `: ${place}`}`;
}

/** R20, R21: the day comes near by which they want an answer, a task or papers. */
export function answerDue(composing: Composing, known: Known): Reminder {
  const answer = known.situation.answers.find(({ id }) => id === composing.message.eventId);
  const by = answer?.answerBy === undefined ? "" : ` by ${spokenDate(composing, answer.answerBy)}`;
  const subject = oneLine(answer?.subject ?? "", 120);
  const what =
    answer?.intent === "second_interview"
      ? answer.answerIsReply === true
        ? "your answer to their invitation"
        : "something from you for the next round"
      : "what they asked you for";
  return {
    subject: `For ${known.company}${by}: ${known.role}`,
    blocks: [
      paragraph(
        `${known.company} would like to have ${what}${by}. ${subject === "" ? "Their mail" : `Their mail is “${subject}”; it`} says what exactly, and where to send it.`,
      ),
      paragraph("If it has gone already, there is nothing to do. If you need longer, tell them before the day and not after it."),
    ],
  };
}

/** R0: the evening before, the two questions that make the waiting easier. */
export function beforeRound(composing: Composing, known: Known): Reminder {
  const round = roundAhead(composing, known);
  const { timeZone } = composing.candidate;
  const isToday = round !== undefined && dayOf(round.startsAt, timeZone).equals(dayOf(composing.now, timeZone));
  return {
    subject: `What to ask at the end: ${known.role}, ${known.company}`,
    blocks: [
      ...(round === undefined
        ? []
        : [
            paragraph(
              round.format === "phone"
                ? `Your call is on ${whenAndWhere(composing, round, "call")}.`
                : `Your interview is on ${whenAndWhere(composing, round)}.`,
            ),
          ]),
      paragraph("You know what you want to tell them. At the end, when they ask whether you have questions, ask these as well:"),
      {
        type: "list",
        items: [
          "When may I expect to hear from you?",
          "What is the next step, and who takes part in it?",
          ...(known.situation.noCalls ? [] : ["Should I not hear by then, is it all right if I call?"]),
        ],
      },
      paragraph(
        `Afterwards we ask you what they said: it decides when a follow-up is welcome. ${isToday ? "Good luck." : "Sleep well, and good luck."}`,
      ),
    ],
  };
}

/** With their offer open, a further round is the candidate's to ask in. */
const BEFORE_ANSWERING = [
  "Read their offer again, and write down what it leaves open.",
  "Ask whom you would work with every day, and how your work would be judged in the first year.",
  "Ask why the position is free, and what would be expected of you first.",
  "Ask to see where you would work, if you have not.",
  "Ask anybody you know there what matters to them now.",
];

/** R20: two days before a further round. */
export function prepare(composing: Composing, known: Known): Reminder {
  const isOffered = known.situation.state === "offered";
  const round = roundAhead(composing, known);
  const panel = (round?.panel ?? []).filter((person) => isPerson(cleanName(person.name)));
  const who = panel.map((person) => {
    const title = oneLine(person.title ?? "", 100);
    return `${cleanName(person.name)}${title === "" ? "" : `, ${title}`}`;
  });
  return {
    subject: `Prepare for the next interview: ${known.role}, ${known.company}`,
    blocks: [
      ...(round === undefined ? [] : [paragraph(`It is on ${whenAndWhere(composing, round)}.`)]),
      ...(who.length === 0
        ? [paragraph("They have not said who will be there. If you have not asked yet, ask.")]
        : [
            paragraph("Look up the people you will meet, what they work on, and whether you know somebody who knows them:"),
            { type: "list" as const, items: who },
          ]),
      paragraph("In the time that is left:"),
      {
        type: "list",
        items: isOffered
          ? BEFORE_ANSWERING
          : [
              "Write one page: what you would do there in your first three months.",
              "Go over the questions you were asked before: they come again.",
              "Prepare the one you found hardest, aloud.",
              "Write down three questions of your own, for people who decide.",
              "Ask anybody you know there what matters to them now.",
            ],
      },
      ...notesBlocks(composing, known),
      paragraph(
        isOffered
          ? "They have made up their mind about you; this is for you to make up yours. Until something is signed, go on with your search."
          : "You may be one of two or three, or they only want a last look. Either way, prepare as you did the first time. And go on with your search until something is signed.",
      ),
    ],
    ...(round === undefined ? {} : { calendar: [roundEntry(composing, known, round, round.location)] }),
  };
}
