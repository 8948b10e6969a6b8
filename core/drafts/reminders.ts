import { dayOf } from "../cadence/calendar.ts";
import type { Situation } from "../interview/situation.ts";
import type { ReminderKind } from "../messages.ts";
import { cut } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block, Content } from "./content.ts";
import { actionLink, footer, spokenDate, whatNext, whyNow } from "./frame.ts";
import { keepSearching } from "./keep-searching.ts";
import type { Known } from "./known.ts";
import { known } from "./known.ts";
import { afterwards, lookBack, movingOn, transition } from "./reminders-after.ts";
import { beforeRound, prepare } from "./reminders-ahead.ts";
import { competingOffer, offerDeadline } from "./reminders-offer.ts";

/** What a reminder says, without its frame. */
export type Reminder = Pick<Content, "subject" | "blocks" | "calendar">;

/** R1 and R2: what to remember while it is fresh, and when they will decide. */
function reflection(composing: Composing, facts: Known): Reminder {
  const { situation, company, role } = facts;
  const shared = composing.candidate.preferences.shareNotes;
  const blocks: Block[] = [
    {
      type: "paragraph",
      text: `If the ${facts.isPhone ? "call" : "interview"} with ${company} was moved or called off, say so here, and no thank-you is written for it:`,
    },
    {
      type: "links",
      links: [actionLink(composing, "It did not take place", "round_not_held", { value: composing.message.roundId ?? "" })],
    },
    {
      type: "paragraph",
      text: `Sit down for ten minutes while you still remember the ${facts.isPhone ? "call" : "interview"}. Reply to this mail with your notes, in any form: we keep them and bring them back when they are useful.${shared ? "" : " Nobody else reads them."}`,
    },
    {
      type: "list",
      items: [
        "What went well? What seemed to impress them?",
        "What went less well?",
        "Which skills of the advert did you show, and which did not come up?",
        "What may be their reservations?",
        "What impressed you about them, and what worries you?",
        "What would you do differently?",
        "Did you ask when you will hear from them?",
      ],
    },
  ];
  // A date that was promised for an earlier round has been kept: this round is asked about anew.
  const round = situation.rounds.find((r) => r.id === composing.message.roundId);
  const roundDay = round === undefined ? "" : dayOf(round.startsAt, round.timeZone).toString();
  const { promise: last } = situation;
  const promise = last !== null && last.roughly === undefined && last.by >= roundDay ? last : null;
  if (promise !== null) {
    blocks.push({
      type: "paragraph",
      text: `They expect to decide by ${spokenDate(composing, promise.by)}. Until then we leave them in peace.`,
    });
  } else if (!situation.saidNoDate) {
    const choice = (label: string, value?: string) =>
      actionLink(composing, label, "decision_promised", value === undefined ? {} : { value });
    blocks.push(
      { type: "heading", text: "When did they say they would decide?" },
      {
        type: "links",
        links: [
          choice("In a few days", "few_days"),
          choice("One week", "one_week"),
          choice("Two weeks", "two_weeks"),
          choice("They did not say", "not_said"),
          choice("A date"),
        ],
      },
    );
  }
  return { subject: `How did it go? Notes on ${role}, ${company}`, blocks };
}

const REMINDERS: Record<ReminderKind, (composing: Composing, facts: Known) => Reminder> = {
  before_round: beforeRound,
  reflection,
  keep_searching: keepSearching,
  moving_on: movingOn,
  look_back: lookBack,
  prepare,
  offer_deadline: offerDeadline,
  competing_offer: competingOffer,
  transition,
};

/** Writes a reminder: a text for the candidate alone. */
export function reminderMail(composing: Composing, kind: ReminderKind, situation: Situation): Content {
  const { candidate } = composing;
  const facts = known(composing, situation);
  const { subject, blocks, calendar } = REMINDERS[kind](composing, facts);
  return {
    to: { name: candidate.name, address: candidate.email },
    subject: cut(subject, 180),
    blocks: [...blocks, ...afterwards(kind, composing), ...whyNow(composing), ...whatNext(composing), ...footer(composing, {})],
    ...(calendar === undefined || calendar.length === 0 ? {} : { calendar }),
  };
}
