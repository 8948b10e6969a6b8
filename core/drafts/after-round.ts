import { carriedThanks } from "../cadence/after-round.ts";
import { dayOf } from "../cadence/calendar.ts";
import { sittings } from "../cadence/cycle.ts";
import type { DateText } from "../clock.ts";
import { heading, paragraph } from "./blocks.ts";
import type { Composing } from "./compose.ts";
import type { Block } from "./content.ts";
import { actionLink } from "./frame.ts";
import type { Known } from "./known.ts";
import { wasReflectedOn } from "./known.ts";
import { KIND_NAMES } from "./plain-words.ts";

/** The one tap that stops the thank-you of a round that was moved or called off (R1, R34). */
export function notHeldLink(composing: Composing): Block {
  return {
    type: "links",
    links: [actionLink(composing, "It did not take place", "round_not_held", { value: composing.message.roundId ?? "" })],
  };
}

/** The day they named for the round that the message is about. One that was promised for an earlier round has been kept. */
export function namedDay(composing: Composing, { situation: { rounds, promise } }: Known): DateText | undefined {
  const round = rounds.find(({ id }) => id === composing.message.roundId);
  const roundDay = round === undefined ? "" : dayOf(round.startsAt, round.timeZone).toString();
  return promise !== null && promise.roughly === undefined && promise.by >= roundDay ? promise.by : undefined;
}

/** R2: when they decide, answerable with one tap; empty where that is known, or known not to have been said. */
export function whenTheyDecide(composing: Composing, known: Known): Block[] {
  // With their offer on the table the decision is the candidate's.
  if (namedDay(composing, known) !== undefined || known.situation.saidNoDate || known.situation.state === "offered") return [];
  const choice = (label: string, value?: string) => actionLink(composing, label, "decision_promised", value === undefined ? {} : { value });
  return [
    heading("When did they say they would decide?"),
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
  ];
}

/** R11: the thanks that an answer carried, which was taken back, may have gone out with it. */
export function thankedAlready({ messages, situation }: Composing, { round }: Known): Block[] {
  const sitting = situation === undefined ? undefined : sittings(situation).find(({ rounds }) => rounds.some(({ id }) => id === round?.id));
  const carried = situation === undefined || sitting === undefined ? undefined : carriedThanks(messages, situation, sitting);
  return carried?.status !== "delivered"
    ? []
    : [
        paragraph(
          `The ${KIND_NAMES[carried.kind]} that we took back carried the thanks. If you sent it all the same, you have thanked them: leave this one.`,
        ),
      ];
}

/** What a thank-you asks where no reflection came before it: whether the round was held at all (R1, R34), and R2's question. */
export function notAskedBefore(composing: Composing, known: Known): Block[] {
  if (wasReflectedOn(composing, known.round)) return [];
  return [
    paragraph(`If the ${known.isPhone ? "call" : "interview"} was moved or called off, leave this draft, and say so here:`),
    notHeldLink(composing),
    ...whenTheyDecide(composing, known),
  ];
}
