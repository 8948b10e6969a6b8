/** Whose outcome a candidate's own line speaks of, and what it only denies: "not a rejection", "they rejected the other one". */
import type { Intent } from "./intents.ts";

const DENIABLE: readonly { intent: Intent; words: string }[] = [
  {
    intent: "regret",
    words: "rejection|rejected|rejecting|reject|regret|refusal|refused|refuse|unsuccessful|turn(?:ed|ing)?(?: me)? down|(?:a |the )no\\b",
  },
  { intent: "offer_withdrawn", words: "withdrawal|withdrawn|(?:offer|it) withdrawn" },
  { intent: "offer", words: "(?:job |formal )?offer\\b(?! (?:me|us|it)\\b)" },
  {
    intent: "second_interview",
    words: "invitation|invite|(?:(?:second|2nd|next|final|third|another|new|further) )?(?:interview|round)",
  },
  { intent: "on_hold", words: "on hold|hold|pause" },
  { intent: "status_update", words: "(?:status )?update|delay" },
];
const DENIES =
  "(?:\\b(?:not|never|instead of|rather than|no(?= (?:rejection|regret|refusal)))|n['’]t|\\b(?:reads?|took|taken|takes?|understood|marked|filed|treated|recorded|put)(?: (?:it|this|that|the mail|them|down))?(?: wrongly)? as)";
const DENIALS = DENIABLE.map(({ intent, words }) => ({
  intent,
  pattern: new RegExp(
    `${DENIES}(?: (?:be|been|being|at all|actually|really|just|even|in fact))?(?: (?:a|an|the|my|any))? ?["“'‘]?(?:${words})["”'’]?(?: me\\b)?`,
    "giu",
  ),
}));

const RIVAL =
  "(?:(?:the |an)?other (?:[\\p{L}-]+ )?(?:candidate|applicant|person|guy|girl|man|woman|lady|finalist|interviewee|contender|one)s?|(?:some|any|every)(?:one|body)(?: else)?|(?:all )?the (?:others|rest)|internal (?:candidate|applicant|person))";
const KIN =
  "(?:(?:my|our|a|his|her|their) (?:[\\p{L}-]+ )?(?:friends?|mates?|flat ?mates?|room ?mates?|colleagues?|co-?workers?|brother|sister|husband|wife|partner|boyfriend|girlfriend|cousin|neighbou?r|classmates?|son|daughter|mum|mom|dad))";
const VERDICTS =
  "(?:reject\\w*|refus\\w*|turn\\w* down|ditch\\w*|dump\\w*|hir\\w+|invit\\w*|offer\\w*|chosen|selected|picked|appointed|called back|let go)";
const OTHERS = [
  new RegExp(`\\b(?:${RIVAL}|${KIN})\\b`, "iu"),
  new RegExp(`\\b(?:${VERDICTS}|turn(?:ed|ing)?) (?:him|her|them)\\b`, "iu"),
  // "Tom was turned down": a name, unless it only begins the sentence.
  new RegExp(
    `\\b(?!I\\b|We\\b|It|Th|My|Appl|Cand|So\\b|And\\b|Just\\b|Role|Job|Position|Offer|Interview)\\p{Lu}\\p{Ll}+ (?:was|got|has been|is being|is|gets) ${VERDICTS}\\b`,
    "u",
  ),
];
/** "They went with the other candidate", "somebody else got it": of all that befalls another this turns the candidate down. */
const LOST_TO_OTHERS = [
  `\\b(?:gone|went|going|go|chose|chosen|choose|choosing|picked|picking|hired|hiring|took|taken|taking|offered|offering|offer|gave|given|giving|appointed|selected|preferred|filled|lost)\\b(?! me\\b)[^.!?]{0,30}\\b${RIVAL}\\b`,
  `\\b${RIVAL}\\b (?:just |has |have |had |was |were |is |been )*(?:got|get|gets|chosen|hired|picked|selected|appointed|preferred|offered|better)\\b`,
].map((source) => new RegExp(source, "iu"));
const DENIED_AT_ALL = /\b(?:not|never|no)\b|n['’]t\b/iu;

/** What a line denies that the mail is. */
export const denied = (line: string): Intent[] => DENIALS.flatMap(({ intent, pattern }) => (line.search(pattern) >= 0 ? [intent] : []));

/** The line without what it denies, and without what it says of others; `isLost`: another got what the candidate wanted. */
export function ownPart(line: string): { own: string; isLost: boolean } {
  const isOfOthers = (piece: string) => OTHERS.some((pattern) => pattern.test(piece));
  const pieces = line.split(/((?<=[,.;:!()–—])\s+|\s+(?=(?:but|because|since|and|so|while)\s)|\s-+\s)/iu);
  const isLost = pieces.some((piece) => isOfOthers(piece) && !DENIED_AT_ALL.test(piece) && LOST_TO_OTHERS.some((lost) => lost.test(piece)));
  const rest = pieces.filter((piece) => !isOfOthers(piece)).join("");
  return { own: DENIALS.reduce((kept, { pattern }) => kept.replace(pattern, " "), rest), isLost };
}
