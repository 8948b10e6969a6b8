/** What is to be brought along to a meeting, which nobody asks to be sent: "please bring your passport on Thursday". */

const THING = "(?:your|the|a|an|some|both|any|all|original|photo|valid|two|three|copies|proof|documents|id)";
const IDENTITY =
  "(?:passports?|ids?|identity|identification|licen[cs]e|permit|visa|documents?|originals?|certificates?|diploma|degree|papers|card)";
const THERE =
  "(?:on the (?:day|morning)|when you (?:come|arrive|visit|are here|get here)|at (?:the|your) (?:interview|meeting|assessment|reception|door|gate|front desk)|on arrival|in person|at reception)";

/** Each from where bringing is named to the end of what it says; the rest of a sentence asks for itself. */
const BRINGS = new RegExp(
  [
    String.raw`\b(?:bring(?:ing)?|carry(?:ing)?)(?! (?:it |this |things |that |your interview |the interview )?(?:forward|forwards)\b)(?! (?:in|up)\b)`,
    String.raw`\b(?:have|keep)\b(?= (?:to hand|ready|handy|on you|with you|at hand|close by|nearby)\b| [^.;:!?\n]{0,80} (?:to hand|ready|handy|on you|with you|at hand|close by|nearby)\b)`,
    String.raw`\btak(?:e|ing)\b(?=[^.;:!?\n]{0,80}\b(?:with you|along)\b)`,
    String.raw`\b(?:come|arrive|turn up)(?: to \w+)? with ${THING}\b`,
    String.raw`(?<!\bto )\bshow (?:us|me|them|him|her|reception|security|the \w+)\b(?=[^.;:!?\n]{0,50}\b${IDENTITY}\b)|\b(?:asked|need|have|required|like you) to show\b(?=[^.;:!?\n]{0,50}\b${IDENTITY}\b)`,
    String.raw`\b(?:please|kindly|must|to) (?:present|produce)(?= ${THING}\b)`,
    String.raw`\b(?:don['’]t|do not) forget ${THING}\b|\bremember ${THING}\b`,
    String.raw`\b(?:see|check|copy|cop(?:ies|y) of|photocopy|inspect|verify|look at|need|require)\b(?=[^.;:!?\n]{0,80}\b(?:${THERE}|with you|to get (?:in|past)|to enter|to sign in)\b)`,
  ].join("|"),
  "i",
);
/** "Originals are to be presented", "photo ID will be checked at the door": of what stands before it. */
const IS_SHOWN = new RegExp(
  String.raw`\b(?:be|are|is) (?:presented|shown|produced|brought(?: along)?|inspected|(?:checked|verified|seen|copied|needed|required)(?= ${THERE}))\b[^.;:!?\n]*`,
  "i",
);
const SENT = "(?:send|e-?mail|upload|post|forward|scan|submit|share|return|provide)";
/** It may also be sent: "bring it or send it beforehand". */
const OR_SENT = new RegExp(
  String.raw`(?:\bor\b|;|,)(?! (?:and|then)\b)[^.;:!?\n]{0,50}\b${SENT}\b[^.;:!?\n]{0,60}\b(?:beforehand|in advance|before|ahead|first|instead|if you prefer|it|them|these|those|us|me)\b|\bor\b[^.;:!?\n]{0,40}\b${SENT}\b|\b${SENT}\b[^.;:!?\n]{0,80}\bor (?:else )?(?:bring|take|show|have)\b|\bif you (?:cannot|can['’]t|would rather not|prefer not to) bring\b`,
  "i",
);
/** Where another request begins. */
const TURNS = new RegExp(
  String.raw`[.;!?\n]|(?:,| and| but| then)+ (?:(?:please|kindly|also|to|then|could you|can you|would you|let) )*(?:${SENT}|let|tell|give|confirm|complete|fill|name|supply|whether|what|when|how|if|we need|i need|we also|answer|reply)\b`,
  "i",
);
const LISTS = /:\s*$/;
/** A heading over what to bring. */
const HEADS = /^\W*(?:(?:things|what|documents|items) (?:you (?:need|should|have) )?to (?:bring|take)|to bring)\b/i;

/** Whether a line stands over a list of what to bring. */
export const listsBrought = (text: string) => LISTS.test(text) && (BRINGS.test(text) || HEADS.test(text)) && !OR_SENT.test(text);

/** What a sentence says beside what is to be brought along or shown. */
export function withoutBrought(text: string): string {
  if (OR_SENT.test(text)) return text;
  if (HEADS.test(text)) return "";
  const shown = IS_SHOWN.exec(text);
  if (shown !== null) {
    const before = text.slice(0, shown.index);
    const from = Math.max(...[".", ";", ":", "\n", ", and ", " and please "].map((mark) => before.lastIndexOf(mark)), -1);
    return withoutBrought(`${text.slice(0, from + 1)} ${text.slice(shown.index + shown[0].length)}`);
  }
  const brings = BRINGS.exec(text);
  if (brings === null) return text;
  const from = brings.index + brings[0].length;
  const end = TURNS.exec(text.slice(from));
  return `${text.slice(0, brings.index)} ${end === null ? "" : withoutBrought(text.slice(from + end.index))}`;
}
