import type { Interview } from "../../core/interview/interview.ts";
import { openSiblings } from "../../core/interview/siblings.ts";
import type { Situation } from "../../core/interview/situation.ts";
import type { LinkAction } from "../../core/links.ts";

type Offered = { action: LinkAction; label: string; on: (situation: Situation, interview: Interview) => boolean };

/** What can be said of an interview without a mail, and when. */
const ACTIONS: readonly Offered[] = [
  { action: "already_answered", label: "They already answered", on: ({ state }) => state !== "closed" && state !== "scheduled" },
  { action: "decision_promised", label: "They named a day", on: ({ state }) => state === "interviewed" || state === "waiting" },
  { action: "round_not_held", label: "It did not take place", on: ({ state }) => state === "scheduled" || state === "interviewed" },
  {
    action: "offer_accepted",
    label: "Accept the offer",
    on: ({ state, offer }) => state === "offered" && offer?.response !== "accepted",
  },
  { action: "offer_signed", label: "It is signed", on: ({ state, offer }) => state === "offered" && offer?.response === "accepted" },
  {
    action: "deadline_named",
    label: "They named a day for your answer",
    on: ({ state, offer }) => state === "offered" && offer?.response !== "accepted",
  },
  { action: "change_requested", label: "Ask for a change", on: ({ state, offer }) => state === "offered" && offer?.response === "none" },
  {
    action: "tell_first_choice",
    label: "Tell your first choice",
    on: (situation, interview) =>
      situation.state === "offered" &&
      situation.offer?.response !== "accepted" &&
      situation.offer?.toldFirstChoiceAt === undefined &&
      openSiblings(interview, situation).length > 0,
  },
  { action: "offer_declined", label: "Decline the offer", on: ({ state }) => state === "offered" },
  { action: "open_again", label: "Open it again", on: ({ state, outcome }) => state === "closed" && outcome !== "accepted" },
  { action: "not_interested", label: "Not interested", on: ({ state }) => state !== "closed" },
];

/** What the candidate can say of an interview as it stands. */
export function offeredActions(situation: Situation, interview: Interview): readonly { action: LinkAction; label: string }[] {
  return ACTIONS.filter(({ on }) => on(situation, interview));
}
