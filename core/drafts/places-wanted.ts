import type { MessageKind } from "../messages.ts";
import { oneLine } from "./clean.ts";
import type { Place } from "./content.ts";
import type { Known } from "./known.ts";

const USUAL: readonly { asks: RegExp; label: string }[] = [
  { asks: /referee|reference/iu, label: "two or three referees: name, position, telephone or e-mail address" },
  { asks: /availab/iu, label: "the days and times at which you can" },
  { asks: /form\b/iu, label: "the form, filled in and attached, and a word on it" },
  { asks: /start|notice/iu, label: "your notice period, and the day on which you could start" },
  { asks: /salary|pay|compensation|expectation/iu, label: "a figure or a range, and what it includes" },
  {
    asks: /document|identity|right to work|certificate|diploma|transcript|copy|cv|resume|permit|licen[cs]e|portfolio/iu,
    label: "which documents you attach",
  },
];

/** What only the candidate can say in a draft of this kind. */
export function placesFor(kind: MessageKind, known: Known): Place[] {
  switch (kind) {
    case "regret_reply":
      return [{ name: "answer", label: "your answer to their question", optional: true }];
    case "info_reply": {
      const asked = known.answer?.asksFor?.map((thing) => oneLine(thing, 60)) ?? [];
      const labels = asked.map((thing) => USUAL.find(({ asks }) => asks.test(thing))?.label ?? thing);
      return [{ name: "answer", label: labels.length === 0 ? "what they asked for" : [...new Set(labels)].join("; "), optional: false }];
    }
    case "invitation_reply":
      return [{ name: "answer", label: "two or three days and times that suit you", optional: false }];
    case "offer_change_request":
      return [
        {
          name: "change",
          label: "what you would like to change: the start date, your notice period, a booked holiday, the terms",
          optional: false,
        },
      ];
    default:
      return [];
  }
}
