import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import { instantText } from "../clock.ts";
import type { Answered } from "../interview/events.ts";
import { asksWhen, roundNamed } from "./about-rounds.ts";
import { isAfterYourNo } from "./after-your-no.ts";
import type { Reading } from "./classify.ts";
import type { ConfirmedWord } from "./confirmed-word.ts";
import { zoneNamed, zoneOfAll, zoneWords } from "./dates-zones.ts";
import type { Extracted, Found } from "./extract.ts";
import type { Promised } from "./extract-decision.ts";
import { isDelayed, saysNoDate } from "./extract-decision.ts";
import { isNewOffer } from "./extract-extension.ts";
import type { Wanted } from "./extract-parts.ts";
import { saysGoesOn } from "./goes-on.ts";
import { fittingDates } from "./intent-fields.ts";
import { APPLY_CONFIDENCE, type Intent } from "./intents.ts";
import type { Judgement } from "./judged.ts";
import type { ExtractedDates } from "./reply.ts";
import { wantedContact } from "./wanted-contact.ts";

/** The words that are read, when they were written, and on whose clocks. */
type ReadMail = { text: string; writtenAt: InstantText; timeZone: string; theirZone?: string };

/** As nearly all that was read is written. */
const WHOLE_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** An instant as it was read, as the record has it. */
export function instant(text: string): InstantText {
  if (WHOLE_SECOND.test(text)) return text.replace("Z", ".000Z");
  return instantText(Temporal.Instant.from(text));
}

/** The dates of a mail as the API shows them, guesses included; the day before which they will not decide is no such date. */
function datesOf(extracted: Extracted): ExtractedDates {
  const { decisionBy, interviewAt, interviewOn, answerBy } = extracted;
  const days = { decisionBy: decisionBy?.earliest === undefined ? decisionBy : undefined, interviewOn, answerBy };
  const guesses = (["decisionBy", "interviewOn", "answerBy"] as const).filter((name) => days[name]?.certain === false);
  return {
    ...(days.decisionBy === undefined ? {} : { decisionBy: days.decisionBy.value }),
    ...(answerBy === undefined ? {} : { answerBy: answerBy.value }),
    ...(interviewOn === undefined ? {} : { interviewOn: interviewOn.value }),
    ...(interviewAt === undefined
      ? {}
      : {
          interviewAt: {
            startsAt: instant(interviewAt.value.startsAt),
            ...(interviewAt.value.endsAt === null ? {} : { endsAt: instant(interviewAt.value.endsAt) }),
            timeZone: interviewAt.value.timeZone,
            certain: interviewAt.certain,
          },
        }),
    ...(guesses.length === 0 ? {} : { guesses }),
  };
}

/** From which confidence on a meaning is thought possible beside the one that was read. */
const POSSIBLE_CONFIDENCE = 0.06;

/**
 * The dates that are shown: those that go with the meaning. While that is not sure, also the appointment and the deadline in
 * plain words that go with another that is possible: whoever is asked what the mail means can then see them.
 */
export function shown(
  intent: Intent,
  { confidence, alternatives }: Pick<Judgement, "confidence" | "alternatives">,
  read: Extracted,
): ExtractedDates {
  const fit = fittingDates(intent, datesOf(read));
  if (confidence >= APPLY_CONFIDENCE || intent === "unrelated") return fit;
  const certain = {
    ...(read.interviewAt?.certain === true ? { interviewAt: read.interviewAt } : {}),
    ...(read.interviewOn?.certain === true ? { interviewOn: read.interviewOn } : {}),
    ...(read.answerBy?.certain === true ? { answerBy: read.answerBy } : {}),
  };
  const dates = datesOf(certain);
  const possible = alternatives.filter((other) => other.confidence >= POSSIBLE_CONFIDENCE);
  return Object.assign({}, ...possible.map((other) => fittingDates(other.intent, dates)), fit);
}

const PHRASE_CHARACTERS_MAX = 80;
const guessed = ({ value, phrase }: Found<string>) => ({ by: value, phrase: phrase.slice(0, PHRASE_CHARACTERS_MAX) });

/** The day of an interview, or those to choose from, where it is only a guess which they mean. */
function daysGuessed({ interviewOn, daysOffered }: Extracted): Pick<Answered, "daysRoughly"> {
  const found = daysOffered ?? (interviewOn && { ...interviewOn, value: [interviewOn.value] });
  return found === undefined || found.certain
    ? {}
    : { daysRoughly: { days: found.value, phrase: found.phrase.slice(0, PHRASE_CHARACTERS_MAX) } };
}

/** A promised day; of a stretch its last, with where it begins and how they put it (R32). */
const promised = ({ value, phrase, from }: Promised) => ({
  decisionBy: value,
  ...(from === undefined ? {} : { decisionRange: { from, phrase: phrase.slice(0, PHRASE_CHARACTERS_MAX) } }),
});

/** The zone in which several times are offered, where the mail names one for all of them: on that clock they are answered. */
function zoneOfOffered({ timesOffered }: Extracted, { text, ...own }: ReadMail): { timesZone?: string } {
  if (timesOffered === undefined) return {};
  const { phrase } = timesOffered;
  const named = zoneWords(phrase).map(({ from, to }) => zoneNamed(phrase.slice(from, to), own) ?? zoneNamed(` ${phrase.slice(from)}`, own));
  const [zone, ...others] = new Set((named.length === 0 ? [zoneOfAll(text, own)] : named).map((one) => one?.timeZone));
  return zone === undefined || others.length > 0 ? {} : { timesZone: zone };
}

/** Which round an invitation is about, and whether the candidate is to name the time. */
function invitationIn({ text, writtenAt, timeZone }: ReadMail): Partial<Answered> {
  return { ...roundNamed(text, writtenAt, timeZone), ...(asksWhen(text) ? { asksWhen: true as const } : {}) };
}

/** What was found beside the meaning and the dates. */
type Beside = {
  contactNow: NonNullable<Answered["contactNow"]> | null;
  /** A round on record is moved. */
  isMoved: boolean;
  callsOff: Answered["callsOff"] | undefined;
  /** Another day for the answer to the open offer. */
  extension: Wanted | null;
  confirmed: ConfirmedWord | undefined;
  saidByCandidate: boolean;
};

/** What goes onto the record: dates that are certain, and the hour of an interview also as a guess, to ask about (DESIGN §5.9). */
export function answerOf(
  intent: Intent,
  reading: Reading,
  extracted: Extracted,
  mail: ReadMail,
  { contactNow, isMoved, callsOff, extension, confirmed, saidByCandidate }: Beside,
): Judgement["answer"] {
  const dates = datesOf(extracted);
  const { wantsContact: wish } = reading;
  return {
    ...(extracted.decisionBy?.certain === true ? promised(extracted.decisionBy) : {}),
    ...(extracted.holdUntil === undefined ? {} : { holdUntil: extracted.holdUntil.value }),
    ...(extracted.decisionBy?.certain === false ? { decisionRoughly: guessed(extracted.decisionBy) } : {}),
    ...(extracted.answerBy?.certain === true ? { answerBy: extracted.answerBy.value } : {}),
    ...(extracted.answerBy?.isReply === true ? { answerIsReply: true as const } : {}),
    ...(extracted.answerBy?.certain === false ? { answerRoughly: guessed(extracted.answerBy) } : {}),
    // An hour that is a guess goes into no calendar: the draft asks them whether it is right.
    ...(dates.interviewAt !== undefined && (dates.interviewAt.certain || dates.interviewAt.startsAt > mail.writtenAt)
      ? { interviewAt: dates.interviewAt }
      : {}),
    ...(extracted.interviewOn?.certain === true ? { interviewOn: extracted.interviewOn.value } : {}),
    ...(extracted.timesOffered === undefined ? {} : { timesOffered: extracted.timesOffered.value.map(instant) }),
    ...zoneOfOffered(extracted, mail),
    ...(extracted.daysOffered?.certain === true ? { daysOffered: extracted.daysOffered.value } : {}),
    ...daysGuessed(extracted),
    ...(extracted.location === undefined ? {} : { location: extracted.location.value }),
    ...(extracted.link === undefined || extracted.location !== undefined ? {} : { location: extracted.link.value }),
    ...(extracted.people === undefined ? {} : { people: extracted.people.value }),
    ...(extracted.format === undefined ? {} : { format: extracted.format.value }),
    ...(extracted.asksFor === undefined ? {} : { asksFor: extracted.asksFor.value }),
    ...(extracted.written === true ? { written: true as const } : {}),
    ...(reading.detail === undefined ? {} : { detail: reading.detail }),
    ...(reading.warm === undefined ? {} : { warm: reading.warm }),
    ...(reading.asksQuestion === undefined ? {} : { asksQuestion: reading.asksQuestion }),
    ...(wish === undefined
      ? {}
      : { wantsContact: wantedContact(wish, extracted.decisionBy?.certain === true ? extracted.decisionBy.value : undefined, mail) }),
    ...(reading.noCalls === undefined ? {} : { noCalls: reading.noCalls }),
    ...(contactNow === null ? {} : { contactNow }),
    ...(intent === "second_interview" ? { ...invitationIn(mail), ...(isMoved ? { isMoved: true as const } : {}) } : {}),
    ...(extension?.certain === true ? { isSameOffer: true as const } : {}),
    ...(intent === "offer" && isNewOffer(mail.text) ? { isNewOffer: true as const } : {}),
    ...(saysNoDate(mail.text) ? { saysNoDate: true as const } : {}),
    ...(intent === "status_update" && callsOff !== undefined ? { callsOff } : {}),
    ...(intent === "status_update" && isDelayed(mail.text) ? { isDelayed: true as const } : {}),
    ...(!saidByCandidate && (confirmed?.said === "no" || (intent === "regret" && isAfterYourNo(mail.text)))
      ? { afterYourNo: true as const }
      : {}),
    ...(!saidByCandidate && confirmed?.said === "yes" ? { afterYourYes: true as const } : {}),
    ...(intent === "status_update" && saysGoesOn(mail.text) ? { goesOn: true as const } : {}),
  };
}
