/**
 * What stands against a reading that would end the process (R18, R22, R27), though words and phrases agree on it: that the
 * candidate is the one who was chosen, that it is denied, or that somebody only thought so. It is then asked about.
 */
import type { Intent } from "./intents.ts";

const JOB = "(?:job|role|position|post|place|vacancy)";
/** The candidate as the object of choosing, or as the one who was chosen. */
const YOU_WON = [
  new RegExp(String.raw`\b(?:the |this )?${JOB}(?:'s|’s| is| are) (?:now )?yours\b`, "iu"),
  /\b(?:you|yours) (?:have been|has been|'ve been|’ve been|were|are) (?:\w+ ly )?(?:the one )?(?:selected|chosen|picked|appointed|successful|preferred|our (?:first )?choice|the (?:first )?choice|the one)\b/iu,
  /\b(?:chose|chosen|choose|choosing|picked|picking|selected|select|appointed|appoint|hired|hire|hiring|preferred|gone with|went with|going with|go with|(?:move|moving|moved|go|going) (?:forward|ahead) with|proceed(?:ing)? with|wanted|want) you\b(?! (?:to|for (?:a|an|the|our) (?:second|final|next|further|third|last|panel)|will|would|can|could|may|should|are|were|have|had|know)\b)/iu,
  /\byou (?:just |narrowly )?(?:edged|pipped|beat|won|came (?:out )?(?:first|top)|got (?:it|the job)|have (?:got )?the job|'ve got (?:it|the job)|’ve got (?:it|the job))\b/iu,
  /\b(?:it'?s|it’s|it is|it was|the one is|and it was) (?:you|yours)\b(?! (?:to|call|who|choice))/iu,
  /(?<=\b(?:successful|chosen|selected|lucky)[.!;]\s{0,3})(?:and )?you (?:were|are|have)\b(?! not|n't|n’t)/iu,
  /\bwelcome (?:aboard|on board|to the (?:team|company|family|firm))\b/iu,
  /\b(?:offer|offering) you (?:the|this|a) (?:[\p{L}-]+ ){0,3}?(?:job|role|position|post|contract|place)\b/iu,
  /\bappoint(?:ed|ing)? you\b/iu,
];
/** "We are unable to offer you the position", "if we had chosen you": said of what is not. */
const NOT_SO =
  /(?:\bnot\b|n't\b|n’t\b|\bunable\b|\bcannot\b|\bnever\b|\bneither\b|\bnor\b|\bif\b|\bwhether\b|\bunless\b|\bhad\b|\bwould have\b|\bcould have\b|\bwish\b|\bhoped?\b|\binstead of\b|\brather than\b|\bregret\b|\bsorry\b|\bunfortunately\b|\bafraid\b|\bwithdraw\w*\b|\brescind\w*\b)[^.!?;]*$/iu;
/** A new thought takes back what was denied before it. */
const TURN = /\b(?:but|however|instead|yet|although|though)\b|[;:—–]|, (?=(?:we|you|it|the)\b)/giu;

/** Whether some sentence says that the candidate was chosen. */
function saysYouWon(text: string): boolean {
  return YOU_WON.some((pattern) => {
    const found = pattern.exec(text);
    if (found === null) return false;
    const sentence =
      text
        .slice(0, found.index)
        .split(/[.!?\n]/u)
        .at(-1) ?? "";
    return !NOT_SO.test(sentence.split(TURN).at(-1) ?? "");
  });
}

const ENDED =
  "(?:unsuccessful|rejected|turned (?:you )?down|not (?:been )?(?:selected|chosen|successful)|decided against|ruled (?:you )?out|on hold|paused|withdrawn|withdrawing|cancelled|closed|hired|filled|gone with|chosen)";
/** Denied, only asked, or only believed. */
const NO_SUCH_THING = [
  new RegExp(
    String.raw`\b(?:nothing|nobody|no[- ]?one|none) (?:of \w+ )?(?:has|have|had|is|was|were|are)\b[^.!?\n]{0,30}\b${ENDED}\b`,
    "iu",
  ),
  new RegExp(String.raw`\b(?:asked|ask|wonder(?:ed|ing)?|wanted to know) (?:us |me )?(?:whether|if)\b[^.!?\n]{0,60}\b${ENDED}\b`, "iu"),
  new RegExp(
    String.raw`\b(?:you (?:to )?(?:think|thought|believe)|whoever told you|rumou?rs?|contrary to|mistaken(?:ly)?)\b[^.!?\n]{0,80}\b${ENDED}\b`,
    "iu",
  ),
  /\b(?:that(?:'s|’s| is)|it(?:'s|’s| is)|this is) not (?:the case|true|so|right)\b|\bis(?:n't|n’t| not) true\b/iu,
  /\b(?:have|has|had)(?:n't|n’t| not) (?:been )?(?:unsuccessful|rejected|turned down|gone with|decided against|ruled out|put on hold|withdrawn|cancelled)\b/iu,
  /\b(?:no longer|not) (?:\w+ )?(?:on hold|paused|withdraw(?:n|ing)|closed|cancelled)\b/iu,
  /\bat no point\b|\bno question of\b/iu,
];

const ENDS: readonly Intent[] = ["regret", "on_hold", "offer_withdrawn"];

/** Whether a reading is to be asked about after all, because the mail may say the contrary. */
export function isDoubtful(intent: Intent, text: string): boolean {
  if (!ENDS.includes(intent)) return false;
  const own = text.slice(0, 12_000);
  return (intent === "regret" && saysYouWon(own)) || NO_SUCH_THING.some((pattern) => pattern.test(own));
}
