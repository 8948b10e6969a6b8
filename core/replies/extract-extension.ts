/** Another day for the answer to an offer that is open: "we can give you until Friday", "take the weekend, Monday is fine" (R23). */
import { anchorOf } from "./dates.ts";
import { standingDeadline } from "./extract-answer.ts";
import { type Due, NEED_NOT, notPast, type Part, parts, type Wanted } from "./extract-parts.ts";
import { sentencesOf } from "./extract-split.ts";

/** The answer is given longer, or its day is named. */
const GIVES_TIME = new RegExp(
  [
    String.raw`\b(?:extend\w*|extension|stretch|deadline|prolong\w*)\b`,
    String.raw`\b(?:give|giving|allow|grant|let) you (?:have )?(?:until|till|to|more|another|an extra|some|a few|a little|longer|the)\b`,
    String.raw`\b(?:have|take|keep|need|you(?:['’]ve| have) got) (?:\w+ )?(?:until|till|another|an extra|the weekend|more time|some more|a few more|a bit more|as long|your time|the time)\b`,
    String.raw`\b(?:wait|hold|keep|leave|stand|stands|open)\b[^.;!?]{0,40}\b(?:until|till|to|for|by)\b`,
    String.raw`\b(?:an extra|another|one more) (?:day|week|few days|couple of days)\b`,
    String.raw`\b(?:soon|early|time) enough\b|\benough time\b|\b(?:sleep on|think (?:it|about|this)|have a think|consider|mull)\b|\bdecid\w+|\bmake up your mind\b`,
    String.raw`\b(?:let|tell|ring|call|give) (?:us|me)\b|\bcome back to (?:us|me)\b|\bget back to (?:us|me)\b|\bhear (?:back )?from you\b|\b(?:answer|reply|decision|response|signature|yes or no)\b|\b(?:need|have|like) to know\b|\bconfirm\b|\bsign\w*\b`,
  ].join("|"),
  "i",
);
/** The day alone is said to do: which of their questions it answers is a guess. */
const WILL_DO =
  /^[^.;,!?]{0,15}\b(?:is|would be|will be|works|suits)(?: absolutely| perfectly| quite| totally)? (?:fine|ok|okay|all right|alright|good|no problem|great|grand|perfect)\b|\b(?:let['’]?s|shall we|we can) say (?:the |by )*$/i;
/** They act, or something else is on that day: the first day at work, a call, papers. */
const OF_ELSE =
  /\b(?:we|i|they|he|she|hr|per)(?:['’]ll| will| shall| can|['’]d)? (?:then )?(?:let you know|call|ring|phone|write|send|e-?mail|get back|come back|be in touch|discuss|check|ask|speak|see|meet|know|be back|return|tell you|confirm|have (?:an?|the|something|it))\b|\b(?:(?:our|my|their|his|her) (?:answer|reply|decision|response)|you(?:['’]ll| will| should) (?:hear|get|receive)|(?:we|i) (?:\w+ )?need (?:until|till|another|an?|more|some|to)\b(?! (?:know|hear|have))|(?:give|allow|grant) us (?:until|till|another|an?|some|more)|bear with|questions?|queries|dietary|laptop|equipment|parking)\b|\b(?:start\w*|join(?:ing)?|first day|begin\w*|notice|meeting|meet|call you|visit|coffee|lunch|come in|available|away|on leave|holiday|back (?:on|from)|references?|passport|documents?|forms?|payslips?|interviews?)\b/i;
const UP_TO =
  /\b(?:until|till|by|before|to|for|on|beyond|past|than|is|say|and|would|does|,)\s+(?:\w+\s+)?$|[:;–—]\s*(?:the )?$|^\W*(?:of course|sure|yes|fine|ok|okay|so|and|but|then)?\W*(?:the )?$/i;

const isOfAnswer = ({ head, own }: Part) =>
  !OF_ELSE.test(own) && (!NEED_NOT.test(head) || /\b(?:before|until|till) (?:the )?$/i.test(head));

/** The new last day for the answer, counted from `writtenAt`; a guess where no word says that it is for that; null where none is named. */
export function extensionIn(text: string, context: { writtenAt: string; timeZone: string; theirZone?: string }): Wanted | null {
  const anchor = anchorOf(context.writtenAt, context.timeZone, context.theirZone);
  if (anchor === null) return null;
  const sentences = sentencesOf(text.slice(0, EXTENDS_CHARACTERS_MAX), anchor);
  const named = sentences.flatMap((sentence, at): Due[] => {
    const before = sentences[at - 1]?.text ?? "";
    return parts(sentence, anchor)
      .filter((part) => part.limit.earliest === undefined && isOfAnswer(part))
      .flatMap((part): Due[] => {
        const gives = GIVES_TIME.test(sentence.text) || (GIVES_TIME.test(before) && part.opens);
        const willDo = WILL_DO.test(part.tail) || WILL_DO.test(part.head);
        if (!gives && !willDo) return [];
        if (!willDo && !UP_TO.test(part.head) && !IS_SPAN.test(part.day.phrase)) return [];
        const due = notPast(part.limit, anchor);
        // "Another week" may be one from now, or from the old day.
        return [{ ...due, certain: due.certain && gives && !IS_SPAN.test(part.day.phrase), day: part.day }];
      });
  });
  const standing = named.filter(({ certain }) => certain);
  // What is said last stands: "Friday. Or no: take until Monday."
  return standingDeadline((standing.length > 0 ? standing : named).slice(-1));
}

const IS_SPAN = /\b(?:another|further|extra|more|within|days?|weeks?|fortnight|weekend)\b/i;
const EXTENDS_CHARACTERS_MAX = 3_000;

/** "Our revised offer", "the corrected contract": not the one that was there (R23). */
const NEW_OFFER =
  /\b(?:new|revised|corrected|amended|updated|improved|increased|better|second) (?:[\p{L}-]+ ){0,2}?(?:offer|terms|contract|proposal)\b/iu;
/** Whether an offer takes the place of one that was there. */
export const isNewOffer = (text: string) => NEW_OFFER.test(text);
