/**
 * What stands against a reading that would end the process, or carry it on (R18, R20, R22, R23, R27), though words and phrases
 * agree on it: that the candidate is the one who was chosen, that it is denied, or only wished, that it stands in a letter
 * which we do not read, or is said of another job. It is then asked about.
 */
import { allMatches } from "./all-matches.ts";
import { GOOD_NEWS, type Intent } from "./intents.ts";

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
  new RegExp(
    String.raw`\b(?:ask(?:ed|ing)?|wonder(?:ed|ing)?|want(?:ed|ing) to know) (?:us |me )?(?:whether|if)\b[^.!?\n]{0,60}\b${ENDED}\b`,
    "iu",
  ),
  new RegExp(
    String.raw`\b(?:you (?:to )?(?:think|thought|believe)|whoever told you|rumou?rs?|contrary to|mistaken(?:ly)?)\b[^.!?\n]{0,80}\b${ENDED}\b`,
    "iu",
  ),
  /\b(?:that(?:'s|’s| is)|it(?:'s|’s| is)|this is) not (?:the case|true|so|right)\b|\bis(?:n't|n’t| not) true\b/iu,
  /\b(?:have|has|had)(?:n't|n’t| not) (?:been )?(?:unsuccessful|rejected|turned down|gone with|decided against|ruled out|put on hold|withdrawn|cancelled)\b/iu,
  /\b(?:no longer|not) (?:\w+ )?(?:on hold|paused|withdraw(?:n|ing)|closed|cancelled)\b/iu,
  /\bat no point\b|\bno question of\b/iu,
];

/** They wish that they could say it: "I would love to tell you that the job is yours", "I wish I could write". */
const WISHED_TO_SAY =
  /\b(?:(?:i|we)(?: would|['’]d)(?: so)?(?: have)?(?: so)? (?:much )?(?:loved?|liked?|preferred|prefer|given (?:a lot|much|anything))(?: nothing (?:more|better) than)? to (?:be able to |have been able to )?(?:tell|told|say (?!hello|hi\b|thank)|said|write (?!a )|report|announce|give you (?:better|good|other|another|a different|the)|be (?:writing|ringing|telling|sending|calling|able)|have (?:told|said|written|rung|called|sent))|wish (?:that )?(?:i|we|this|it) (?:could|was|were|had|might)|nothing would have (?:pleased|made|given)|(?:had|['’]d)(?: so| really| very much)? (?:hoped|wanted|expected|looked forward) to (?:be (?:writing|ringing|telling|sending|calling|welcoming|offering)|tell|say|welcome|offer|send|give))\b/iu;
/** Not yet so: "nearly", "yours to lose", "I can only confirm it once the board has met". */
const NOT_YET_SO =
  /\b(?:well,? |or |but )(?:nearly|almost|not quite|very nearly)\b|\byours to lose\b|\b(?:only|not) (?:then )?(?:be )?(?:able to |in a position to |can |may )?(?:confirm|offer|appoint|promise|issue|make)\b[^.!?\n]{0,60}\b(?:once|when|after|until|till|before|unless)\b/iu;
/** "If our first choice does not accept, we would like to offer you the role": it hangs on others, and not on papers or checks. */
const HANGS_ON_OTHERS =
  /\b(?:if|provided(?: that)?|providing|once|as soon as|when|assuming|subject to|should|until|unless)\b(?! you\b| your\b| that suits| this is)[^.!?\n]{0,70}\b(?:approv\w*|accepts?|signed? (?:it )?off|sign-?off|agrees?|ratif\w*|goes? through|declines?|turns? (?:it|us) down|drops? out|withdraws?|released?|budget|(?:first|preferred|other) (?:choice|candidate)|wins?|renew\w*|funding)\b[^.!?\n]{0,90}\b(?:offer|appoint|hire|yours|take you on)|\b(?:intend|hope|hoping|plan|want|like|expect|able|aim)\b[^.!?\n]{0,40}\b(?:offer|appoint|hire|take you on|make you)\b[^.!?\n]{0,60}\b(?:if|provided(?: that)?|once|as soon as|assuming|subject to|unless|depending on)\b(?! you\b| your\b)[^.!?\n]{0,50}\b(?:approv\w*|accepts?|sign(?:ed|s)? (?:it )?off|sign-?off|agrees?|ratif\w*|goes? through|declines?|drops? out|withdraws?|budget|board|(?:first|preferred|other) (?:choice|candidate)|funding)\b/iu;
const OFFERS_IT = /\boffer(?:ing)? you (?:the|this|our|a|an)\b/iu;
/** "We would like to offer you the opportunity to discuss the outcome": no job is offered. */
const OFFERS_TALK =
  /\boffer(?:ing|ed)? (?:you|all(?: of)?(?: \w+)?|everyone|each(?: \w+)?) (?:the |an? |some |any |this |our )*(?:\w+ )?(?:opportunity|chance|possibility|feedback|conversation|debrief\w*|call|talk|chat|time|slots?|dates?|help|support|advice|apolog\w+|refund|discount|voucher)\b/giu;
const OFFER_WORDS =
  /\b(?:offer\w*|contract|appoint\w*|hired?|employ\w*|accept\w*|sign(?:ed|ing)?|salary|congrat\w*|welcome|yours|terms|take you on|got (?:it|the)|you['’]re in|join us|start(?:ing)? (?:on|date|with))\b/iu;

/** "Please see the attached letter", "you will receive a letter in the post": the letter says what the mail does not. */
const IN_A_LETTER =
  /\b(?:attached|attachment|enclosed|herewith|see|find|read|receive|get|follows?)\b[^.!?\n]{0,60}\b(?:letter|document|pdf|notice|communication|correspondence)\b|\b(?:letter|document|pdf|notice)\b[^.!?\n]{0,50}\b(?:attached|enclosed|in the post|by post|follows?)\b/iu;
const SAYS_OUTCOME =
  /\b(?:offer\w*|contract|appoint(?:ed|ing|ment)|congrat\w*|pleas(?:ed|ure)|delighted|glad|welcome|accept\w*|yours|terms|sign|second|next (?:round|stage|interview)|invit\w*|unfortunately|regret\w*|sorry|unsuccessful|successful|not (?:been )?(?:selected|able|taking)|unable|hold|paus\w*|withdr\w*)\b/iu;
const POINTER_WORDS_MAX = 45;
const isMerePointer = (text: string) =>
  text.split(/\s+/u, POINTER_WORDS_MAX + 1).length <= POINTER_WORDS_MAX && IN_A_LETTER.test(text) && !SAYS_OUTCOME.test(text);

/** The job that a mail is about, where it names one: "your application for the position of Geologist". */
const NAMED_JOB =
  /\b(?:(?:applying|applied|applications?|candidacy|candidature|interviewed|interview)(?: you)? for (?:the |our |a |an |this )*(?:(?:position|post|role|job|vacancy) (?:of|as|for) (?:an? |the )?)?|(?:position|post|role|job|vacancy) (?:of|as) (?:an? |the )?)((?:\p{Lu}[\p{L}-]+(?:\s|[,.;:!?)]|$)(?:(?:of|and|&|for)\s)?){1,5})/gu;
const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
const STEM_LETTERS = 5;

/** Whether a mail names a job, and only jobs that share no word with the one interviewed for. */
function isAboutAnotherJob(text: string, role: string, company: string): boolean {
  const stems = new Set(wordsOf(role).map((word) => word.slice(0, STEM_LETTERS)));
  const isOurs = wordsOf(text).some((word) => stems.has(word.slice(0, STEM_LETTERS)));
  if (stems.size === 0 || isOurs) return false;
  const ofCompany = new Set(wordsOf(company));
  return allMatches(text, NAMED_JOB).some(([, named = ""]) => wordsOf(named).some((word) => !ofCompany.has(word) && !NO_JOB.has(word)));
}
/** Words that follow "interview for" and the like and name no job. */
const NO_JOB = new Set(
  "the and our your monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december dear thank thanks please group team company limited ltd inc plc university council hospital school trust".split(
    " ",
  ),
);

/** "Happy to offer you feedback by phone", "would you talk to Nils about our trainee scheme?": what who was not chosen is offered. */
const CONSOLES = [
  /\b(?:offer(?:ing)?|invit(?:e|ing)|arrang(?:e|ing)|set(?:ting)? up|giv(?:e|ing)|join(?:ing)? (?:us|me)|meet(?:ing)?|have|schedule|book|hear|share|like)\b[^.!?\n]{0,60}?(?<!(?:great|good|positive|excellent|glowing|strong|such|the|their) )\b(?:feedback|debrief\w*)\b(?! (?:from|was|has|is|were)\b)/iu,
  /\b(?:talk|chat|speak|call|apply|invit\w+|consider\w*|join(?:ing)?|introduce|conversation)\b[^.!?\n]{0,60}?\b(?:our|the|another|other|different)\b[^.!?\n]{0,30}?\b(?:scheme|program(?:me)?|talent (?:pool|community|network)|internships?|apprenticeships?|open day|(?:other|different|junior) (?:roles?|openings?|positions?|vacanc\w+))\b/iu,
];
const CARRIES_ON = /\b(?:second|2nd|third|next|final|further|another) (?:interview|round|stage|meeting)\b|\boffer you (?:the|this|our) /iu;

/** A mail without the sentences that console, where it has some. */
export function withoutConsolation(text: string): string | null {
  const sentences = text.slice(0, CHARACTERS_MAX).split(/(?<=[.!?])\s+|\n/u);
  const rest = sentences.filter((sentence) => CARRIES_ON.test(sentence) || !CONSOLES.some((pattern) => pattern.test(sentence)));
  return rest.length === sentences.length ? null : rest.join("\n");
}

const ENDS: readonly Intent[] = ["regret", "on_hold", "offer_withdrawn"];

/** "I would love to tell you that the job is yours. I cannot": good news that is only wished for is most like none. */
export const isOnlyWished = (intent: Intent, { subject, text }: { subject: string; text: string }) =>
  GOOD_NEWS.includes(intent) && WISHED_TO_SAY.test(`${subject}\n${text}`.slice(0, CHARACTERS_MAX));

const CHARACTERS_MAX = 12_000;
/** Whether a reading is to be asked about after all, because the mail may say the contrary, or be about something else. */
export function isDoubtful(
  intent: Intent,
  { subject, text, role, company = "" }: { subject: string; text: string; role?: string; company?: string },
): boolean {
  if (!ENDS.includes(intent) && !GOOD_NEWS.includes(intent)) return false;
  const own = `${subject}\n${text}`.slice(0, CHARACTERS_MAX);
  if (isMerePointer(text) || (role !== undefined && isAboutAnotherJob(own, role, company))) return true;
  if (GOOD_NEWS.includes(intent)) return isOnlyWished(intent, { subject, text }) || (intent === "offer" && isNoOfferYet(own));
  return (intent === "regret" && saysYouWon(own)) || NO_SUCH_THING.some((pattern) => pattern.test(own));
}

const isNoOfferYet = (text: string) =>
  HANGS_ON_OTHERS.test(text) ||
  (NOT_YET_SO.test(text) && !OFFERS_IT.test(text)) ||
  (text.search(OFFERS_TALK) >= 0 && !OFFER_WORDS.test(text.replace(OFFERS_TALK, " ")));
