import type { InstantText } from "../clock.ts";
import type { Answered } from "../interview/events.ts";
import { asksWhen, calledOff, ordinalIn } from "./about-rounds.ts";
import type { Reading } from "./classify.ts";
import { extract } from "./extract.ts";
import type { Intent } from "./intents.ts";
import type { Judged } from "./judged.ts";

/** From which confidence on an outcome is what a mail is about, whatever it says of an interview. */
const OUTCOMES: Partial<Record<Intent, number>> = { regret: 0.5, offer: 0.6, offer_withdrawn: 0.6, on_hold: 0.9 };

/** "Sorry" and "unfortunately" alone turn nobody down who is told that an interview is off. */
const MERE_WORDS = /: (?:words of regret|words that are common in such mails)$/;

/** Whether anything but such words speaks for a reading. */
export const isMoreThanWords = ({ evidence }: Reading) => evidence.some(({ rule }) => !MERE_WORDS.test(rule));

const isOutcome = (reading: Reading) =>
  reading.confidence >= (OUTCOMES[reading.intent] ?? Number.POSITIVE_INFINITY) && isMoreThanWords(reading);

type CallingOff = { reading: Reading; callsOff?: NonNullable<Answered["callsOff"]>; isMoved?: true; text: string };

/** Whether a calendar's CANCEL came with the mail. */
const isCancelled = ({ calendars }: Judged, context: { writtenAt: InstantText; timeZone: string }) =>
  calendars.length > 0 && extract({ subject: "", text: "", calendars, ...context }).cancelled === true;

const CALLED_OFF_CONFIDENCE = 0.95;

/** "We have to cancel the interview on Monday" is a next step (R17, R34), unless they turn down with it or name another time. */
export function withCalledOff(reading: Reading, mail: Judged, context: { writtenAt: InstantText; timeZone: string }): CallingOff {
  const off = isCancelled(mail, context)
    ? { phrase: "the invitation is cancelled", rest: mail.text }
    : calledOff(mail.text, context.writtenAt, context.timeZone);
  if (off === null || isOutcome(reading)) return { reading, text: mail.text };
  const again = extract({ subject: "", text: off.rest, calendars: [], ...context });
  if ((["interviewAt", "interviewOn", "timesOffered", "daysOffered"] as const).some((name) => again[name] !== undefined))
    return { reading, text: mail.text };
  // "Could you do Wednesday or Thursday instead?" moves it.
  if (reading.intent === "second_interview" && asksWhen(off.rest)) return { reading, text: mail.text, isMoved: true };
  return {
    reading: {
      ...reading,
      intent: "status_update",
      confidence: CALLED_OFF_CONFIDENCE,
      evidence: [{ phrase: off.phrase, rule: "status_update: the interview is called off" }],
      alternatives: [],
    },
    callsOff: {
      ...("on" in off && off.on !== undefined ? { on: off.on } : {}),
      ...(ordinalIn(off.phrase) > 1 ? { ordinal: ordinalIn(off.phrase) } : {}),
    },
    // The day on which it was to be is no promise.
    text: off.rest,
  };
}
