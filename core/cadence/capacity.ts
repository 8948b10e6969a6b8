import type { InstantText } from "../clock.ts";
import { latest } from "../clock.ts";
import { at, dayOf, inWakingHoursFrom, openingOn } from "./calendar.ts";
import type { PlanInput } from "./cycle.ts";
import { ruleFor } from "./playbook.ts";
import type { UnaskedMail } from "./siblings.ts";

/** R35: more than this many unasked mails a day are too many for anybody. */
const UNASKED_MAX = 3;

type Entry = UnaskedMail & { owner: string; createdAt: InstantText };

/** What became of an unasked mail once all of the day's have been looked at. */
export type Placed = { dueAt: InstantText; movedFor?: "contact" | "day" };

const yields = (mail: UnaskedMail): number => {
  const unasked = ruleFor(mail.kind)?.unasked;
  return typeof unasked === "number" ? unasked : 0;
};
const isExempt = (mail: UnaskedMail): boolean => ruleFor(mail.kind)?.unasked === "exempt";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Who goes first on a day: drafts before reminders, what is due sooner before what is due later, the older interview before the younger. */
function byClaim(a: Entry, b: Entry): number {
  return (
    yields(a) - yields(b) ||
    compare(a.dueAt, b.dueAt) ||
    compare(a.createdAt, b.createdAt) ||
    compare(a.owner, b.owner) ||
    compare(a.id, b.id)
  );
}

/** Where a mail goes that finds its day taken: the same hours of the next day that has them. */
function onNextDay(input: PlanInput, mail: Entry): InstantText {
  const { calendar } = input;
  const tomorrow = dayOf(mail.dueAt, calendar.timeZone).add({ days: 1 });
  return mail.hours === "waking" ? inWakingHoursFrom(calendar, at(tomorrow, "00:00", calendar.timeZone)) : openingOn(calendar, tomorrow);
}

/**
 * R35, over all interviews of the candidate: at most three unasked mails a day, reminders yielding first, and at most one
 * unprompted draft to a contact and day; thank-yous are never moved, and take their contact's place. Every interview knows
 * the same facts of the others and comes to the same answer, so nobody has to be asked. What cannot be moved, because it
 * prepares for a moment that will then be over, stays and comes to nothing by itself.
 */
export function placed(input: PlanInput, own: readonly UnaskedMail[]): Map<string, Placed> {
  const zone = input.calendar.timeZone;
  const result = new Map<string, Placed>(own.map((mail) => [mail.id, { dueAt: mail.dueAt }]));
  const all: Entry[] = [
    ...own.map((mail) => ({ ...mail, owner: input.interviewId, createdAt: input.createdAt })),
    ...input.siblings.flatMap(({ interviewId, createdAt, unasked }) => unasked.map((mail) => ({ ...mail, owner: interviewId, createdAt }))),
    // What has nothing to say any more takes no place, though its interview has not told so since.
  ].filter(({ endsAt, isDelivered }) => isDelivered || endsAt === undefined || endsAt > input.now);
  if (all.length <= 1) return result;

  const counted = new Map<string, number>();
  const written = new Set<string>();
  const take = (day: string, mail: Entry): void => {
    if (!isExempt(mail)) counted.set(day, (counted.get(day) ?? 0) + 1);
    if (mail.contact !== undefined) written.add(`${day} ${mail.contact}`);
  };
  const waiting: Entry[] = [];
  for (const mail of all) {
    // What is overdue comes today.
    const dueAt = mail.isDelivered ? mail.dueAt : latest(mail.dueAt, input.now);
    if (mail.isDelivered || isExempt(mail)) take(dayOf(dueAt, zone).toString(), mail);
    else waiting.push(mail);
  }
  const dayOfEntry = (mail: Entry) => dayOf(latest(mail.dueAt, input.now), zone).toString();
  let queue = waiting;
  while (queue.length > 0) {
    const day = queue.map(dayOfEntry).reduce((a, b) => (a < b ? a : b));
    const today = queue.filter((mail) => dayOfEntry(mail) === day).sort(byClaim);
    queue = queue.filter((mail) => dayOfEntry(mail) !== day);
    for (const mail of today) {
      const taken = mail.contact !== undefined && written.has(`${day} ${mail.contact}`);
      const full = (counted.get(day) ?? 0) >= UNASKED_MAX;
      if (!taken && !full) {
        take(day, mail);
        continue;
      }
      const moved = onNextDay(input, { ...mail, dueAt: latest(mail.dueAt, input.now) });
      const fits = mail.endsAt === undefined || moved < mail.endsAt;
      if (fits) queue.push({ ...mail, dueAt: moved });
      if (mail.owner === input.interviewId)
        result.set(mail.id, { dueAt: fits ? moved : (mail.endsAt ?? moved), movedFor: taken ? "contact" : "day" });
    }
  }
  return result;
}
