import type { Situation } from "../interview/situation.ts";
import type { ReminderKind } from "../messages.ts";
import { namedDay, notHeldLink, whenTheyDecide } from "./after-round.ts";
import { paragraph } from "./blocks.ts";
import { cut } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block, Content } from "./content.ts";
import { candidateDay, footer, saidOrDay, whatNext, whyNow } from "./frame.ts";
import { keepSearching } from "./keep-searching.ts";
import type { Known } from "./known.ts";
import { known } from "./known.ts";
import { afterwards, lookBack, movingOn, transition } from "./reminders-after.ts";
import { answerDue, beforeRound, prepare } from "./reminders-ahead.ts";
import { competingOffer, offerDeadline } from "./reminders-offer.ts";

/** What a reminder says, without its frame. */
export type Reminder = Pick<Content, "subject" | "blocks" | "calendar">;

/** R1 and R2: what to remember while it is fresh, and when they will decide. */
function reflection(composing: Composing, facts: Known): Reminder {
  const { company, role } = facts;
  const shared = composing.candidate.preferences.shareNotes;
  const blocks: Block[] = [
    {
      type: "paragraph",
      text: `If the ${facts.isPhone ? "call" : "interview"} with ${company} was moved or called off, say so here, and no thank-you is written for it:`,
    },
    notHeldLink(composing),
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
  const by = namedDay(composing, facts);
  if (by === undefined) blocks.push(...whenTheyDecide(composing, facts));
  else blocks.push(paragraph(`They expect to decide ${saidOrDay(composing, by)}. Until then we leave them in peace.`));
  return { subject: `How did it go? Notes on ${role}, ${company}`, blocks };
}

const REMINDERS: Record<ReminderKind, (composing: Composing, facts: Known) => Reminder> = {
  before_round: beforeRound,
  reflection,
  keep_searching: keepSearching,
  moving_on: movingOn,
  look_back: lookBack,
  prepare,
  answer_due: answerDue,
  offer_deadline: offerDeadline,
  competing_offer: competingOffer,
  transition,
};

/** What a mail that nobody has explained yet may have changed, in the reminders that come all the same. */
const MAY_HAVE: Partial<Record<ReminderKind, string>> = {
  before_round: "moved this interview, or called it off",
  prepare: "moved this interview, or called it off",
  answer_due: "changed what they want of you, or the day for it",
  offer_deadline: "changed this offer, or the day for your answer",
  competing_offer: "changed this offer, or the day for your answer",
};

/**
 * A question about a mail holds what goes to the employer, and not what the candidate must not miss: the reminder comes, and says
 * that the mail may have changed what it reminds of. An interview missed is worse than one prepared for in vain.
 */
function mayHaveChanged(composing: Composing, kind: ReminderKind, { holds }: Situation): Block[] {
  const what = MAY_HAVE[kind];
  const hold = holds.at(-1);
  if (what === undefined || hold === undefined) return [];
  const day = candidateDay(composing, hold.writtenAt ?? hold.since);
  return [
    paragraph(
      `A mail of ${day} may have ${what}: we could not be sure what it says, and have asked you. Until you tell us, go by what stands here, and if you are in doubt, ask them.`,
    ),
    { type: "links", links: [{ label: "Tell us what it says", url: composing.link({ action: "review_reply", recordId: hold.cause }) }] },
  ];
}

/** Writes a reminder: a text for the candidate alone. */
export function reminderMail(composing: Composing, kind: ReminderKind, situation: Situation): Content {
  const { candidate } = composing;
  const facts = known(composing, situation);
  const { subject, blocks, calendar } = REMINDERS[kind](composing, facts);
  return {
    to: { name: candidate.name, address: candidate.email },
    subject: cut(subject, 180),
    blocks: [
      ...mayHaveChanged(composing, kind, situation),
      ...blocks,
      ...afterwards(kind, composing),
      ...whyNow(composing),
      ...whatNext(composing),
      ...footer(composing, {}),
    ],
    ...(calendar === undefined || calendar.length === 0 ? {} : { calendar }),
  };
}
