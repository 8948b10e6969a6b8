import type { InstantText } from "../clock.ts";
import type { Message } from "../messages.ts";
import { at, dayOf, openingOn, previousOpening } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { openingAfter, usedAt } from "./cycle.ts";
import { signedElsewhere } from "./siblings.ts";
import type { Want } from "./want.ts";

/** R12: the first comes within so many days, whatever the interval. */
const FIRST_WITHIN_DAYS = 8;
const FIRST_AFTER_DAYS = 7;

/** The number at the end of a cause: which of the steps it was. */
const ordinalOf = (message: Message): number => Number(/(\d+)$/u.exec(message.cause)?.[1] ?? "0");

/** The latest keep_searching of this interview that has had its turn, and which it was. */
export function searchedLast(messages: readonly Message[]): { at: InstantText; ordinal: number } | undefined {
  return messages
    .filter((message) => message.kind === "keep_searching")
    .flatMap((message) => {
      const used = usedAt(message);
      return used === undefined ? [] : [{ at: used, ordinal: ordinalOf(message) }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1);
}

/** The latest over all interviews of the candidate: whichever of them carried it. */
function searchedAnywhere(input: PlanInput): { at: InstantText; ordinal: number } | undefined {
  return [searchedLast(input.messages), ...input.siblings.map((sibling) => sibling.searched)]
    .flatMap((searched) => searched ?? [])
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1);
}

/** Whether this is the oldest of the candidate's open interviews: it carries what is one per candidate. */
function isOldestOpen(input: PlanInput): boolean {
  return input.siblings.every(
    (sibling) =>
      sibling.state === "closed" ||
      sibling.createdAt > input.createdAt ||
      (sibling.createdAt === input.createdAt && sibling.interviewId > input.interviewId),
  );
}

/** R27: the small step the morning after an offer was withdrawn comes on that interview; the weekly one goes on from it. */
function isComingElsewhere({ siblings }: PlanInput): boolean {
  return siblings.some(
    ({ state, unasked }) => state === "closed" && unasked.some((mail) => mail.kind === "keep_searching" && !mail.isDelivered),
  );
}

/** The first: a week after the search is first heard of, and within eight days of it where the window allows. */
function firstAt(input: PlanInput): InstantText {
  const { calendar } = input;
  const began = dayOf(input.createdAt, calendar.timeZone);
  const opening = openingOn(calendar, began.add({ days: Math.min(FIRST_AFTER_DAYS, input.candidate.preferences.keepSearchingEveryDays) }));
  const limit = at(began.add({ days: FIRST_WITHIN_DAYS }), "23:59", calendar.timeZone);
  if (opening <= limit) return opening;
  const earlier = previousOpening(calendar, limit);
  return earlier > input.createdAt ? earlier : opening;
}

/** R27: the morning after an offer was withdrawn, also when nothing else is open. Its number stays the one it was planned with. */
function afterWithdrawnOffer(input: PlanInput, next: number): Want[] {
  const { outcome, closedBy } = input.situation;
  if (outcome !== "offer_withdrawn" || closedBy === null) return [];
  const start = `withdrawn:${closedBy.eventId}:`;
  const planned = input.messages.find((message) => message.kind === "keep_searching" && message.cause.startsWith(start));
  return [
    {
      kind: "keep_searching",
      rule: "R27",
      cause: planned?.cause ?? `${start}${next}`,
      dueAt: openingAfter(input, dayOf(closedBy.at, input.calendar.timeZone), 1),
      eventId: closedBy.eventId,
      reason: "the offer was withdrawn, and a small step the next morning is the best answer to that",
    },
  ];
}

/** R12: weekly, or as often as the candidate likes, while anything is open: an offer is not an offer until it is signed. */
export function keepSearching(input: PlanInput): Want[] {
  const { keepSearching: wanted, keepSearchingEveryDays: everyDays } = input.candidate.preferences;
  if (!wanted) return [];
  const last = searchedAnywhere(input);
  const next = (last?.ordinal ?? 0) + 1;
  if (input.situation.state === "closed") return afterWithdrawnOffer(input, next);
  if (isComingElsewhere(input) || !isOldestOpen(input) || signedElsewhere(input.createdAt, input.siblings) !== undefined) return [];
  const again = last === undefined ? "" : openingOn(input.calendar, dayOf(last.at, input.calendar.timeZone).add({ days: everyDays }));
  return [
    {
      kind: "keep_searching",
      cause: `week:${next}`,
      // A search that is taken up again after a long time begins as a new one.
      dueAt: again > input.createdAt ? again : firstAt(input),
      reason:
        everyDays === 7
          ? "while anything is open, one small step a week keeps your search going"
          : `while anything is open, one small step every ${everyDays === 1 ? "day" : `${everyDays} days`} keeps your search going`,
    },
  ];
}
