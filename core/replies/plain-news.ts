/** News that is said in so many words, of when they meet or decide, and of what they wait for (R17). */

const BUT = "[^.!?;\\n]";
const TIME =
  "(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|weeks?|months?|days?|new year|christmas|easter|spring|summer|autumn|shortly|soon|\\d{1,2}(?:st|nd|rd|th))";
const BODY =
  "(?:the|our|its) (?:[\\p{L}-]+ ){0,2}?(?:panel|committee|board|team|partners|directors|jury|council|trustees|managers|commission|faculty)";
const WE = `(?:i|we|hr|they|he|she|${BODY})`;
const WILL =
  "(?:(?: will|['’]ll| shall| should| can| hopes?| expects?| aims?| plans?| intends?| am| are| is|['’]re|['’]m)(?: now| then| also| all| still| due| going)*(?: to)?(?: be)?(?: able to| in a position to)?)";
const DECIDE = "(?:decid\\w+|mak(?:es?|ing) (?:its|the|our|their|a)(?: final)? (?:decision|choice|selection))";

const NEWS = [
  // "The panel meets on 10 December", "we will be meeting on Monday to compare notes"; whom they meet is not you.
  `\\b${BODY}${WILL}? (?:meet(?:s|ing)?(?! (?:with )?you\\b)|conven\\w+|sits?|sitting|debrief\\w*|gets? together|${DECIDE})\\b${BUT}{0,40}?\\b${TIME}`,
  `\\b(?:the|our) (?:next )?(?:[\\p{L}-]+ )?(?:panel|board|committee|team|partners['’]?) meeting (?:is|will be|takes place)${BUT}{0,20}?\\b${TIME}`,
  `\\bwe have (?:our|the|a) (?:hiring |selection |next )?(?:committee|debrief|board)(?: meeting)? ${BUT}{0,10}?\\b${TIME}`,
  `\\bwe${WILL}? (?:meet(?:ing)?|get(?:ting)? together|sit(?:ting)? down)(?! (?:with )?you\\b)${BUT}{0,30}? to (?:discuss|decide|review|compare|go (?:through|over)|agree|choose)\\b`,
  // "You will hear by the 11th as agreed", "we will let you know next week".
  `\\byou(?: will|['’]ll| should| can expect to)(?: now| then)? (?:hear|be (?:told|informed|notified)|have (?:an answer|news|a decision|an update))\\b${BUT}{0,40}?\\b${TIME}`,
  `\\b${WE}${WILL} (?:(?:be )?in touch|let (?:you|everyone) know|(?:notify|inform|contact|update|tell) (?:you|everyone)|writ(?:e|ing)|(?:come|get|coming|getting) back to you|revert|hav(?:e|ing) (?:news|an answer|an update|a decision|something|more)|know(?: more)?|${DECIDE})\\b${BUT}{0,40}?\\b${TIME}`,
  // "Still waiting for sign-off", "sign-off is pending".
  `\\b(?:waiting|awaiting|await|wait|pending)\\b(?: for| on)? (?:(?:final|the|our|a|an|some|[\\p{L}-]+['’]s) )*(?:sign-?off|approvals?|word|confirmation|feedback|decision|budget|go-?ahead|hr|(?:hiring )?manager|director|client|finance|legal|head office|board|panel)\\b`,
  "\\b(?:sign-?off|approval|decision|feedback)(?: from [^.!?;\\n]{1,20})? is (?:still |also )?(?:pending|awaited|outstanding)\\b",
  "\\bno (?:word|news|answer|decision|update)(?: as)? (?:yet|from)\\b",
  "\\b(?:trying to (?:get hold of|reach|catch)|chasing|chased)\\b[^.!?;\\n]{0,20}\\b(?:manager|director|client|hr|finance|panel|board|team|them|him|her)\\b",
  // "All is on track for the 11th", "the date that we gave you still stands".
  "\\b(?:on track|on schedule|as planned|nothing has changed)\\b|\\b(?:date|day|timeline|schedule)\\b[^.!?;\\n]{0,40}\\bstill stands\\b",
].map((source) => new RegExp(source, "iu"));

/** What speaks of more than that: of the candidate's own part, of a meeting with them, of an outcome. */
const MORE =
  /\b(?:interview(?:ing|s)?|rounds?|arrang\w+|schedul(?:e|ing)|book\w*|visit|offer\w*|join\w*|contract|salary|references?|documents?|forms?|call you|meet(?:ing)? you|see you|appoint(?:ed|ment)?|selected|success\w*|unsuccess\w*|not|cannot|never|if|unless|(?<!get )hold|paus\w+|froze\w*|freeze|cancel\w*|closed?|unfortunately|regret\w*|afraid|congratulations|pleased|delighted|welcome|need|please|waiting for you|your (?!(?:\w+ )?patience))\b|n['’]t\b|\?/iu;
const BEHIND_US =
  /\b(?:at|after|following|since|from|during) (?:the|your|our|last week['’]s)? ?interviews?\b|\bas (?:promised|agreed|discussed|planned)\b/giu;

/** Whether a sentence says that, and no more. */
export const isPlainNews = (sentence: string) =>
  !MORE.test(sentence.replace(BEHIND_US, " ")) && NEWS.some((pattern) => pattern.test(sentence));
