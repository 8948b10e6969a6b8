/** What an employer asks the candidate to send or say (R21). */
import type { Found } from "./extract.ts";
import { listsBrought, withoutBrought } from "./extract-brought.ts";
import type { Sentence } from "./extract-sentences.ts";
import type { Intent } from "./intents.ts";

/**
 * What an employer may ask for, each with the words that mean it. Pay and documents are named in many sentences that ask for
 * something else ("see the benefits package attached"): these ask for them in so many words.
 */
const ASKABLES: readonly (readonly [string, RegExp])[] = [
  [
    "references",
    /\b(?:refs\b|(?:two|three|2|3) (?:more )?names\b|references?\b(?! (?:number|no\b|to|code|id|:))|referees?\b|testimonials?|letters? of recommendation|recommendation letters?|(?:people|person|somebody|someone|anyone|anybody|managers?|supervisors?|directors?|colleagues?|clients?|family|names?)\b[^.?!]{0,45}\b(?:speak (?:to|with)|talk to|ring|call|vouch|contact|who(?:['’](?:d|ll|s|ve)| (?:has|have|knows?|could|can|would|will|worked|saw))|you(?:['’]ve| have)? (?:reported to|worked (?:for|with|under)|lived with)|will pick up)|(?:speak (?:to|with)|talk to|a (?:quick )?(?:word|call|chat) with|a (?:phone )?number for|contact(?:s| details)? (?:of|for)|details (?:of|for)|names? (?:of|and \w+ (?:of|for)))[^.?!]{0,25}\b(?:manager|boss|employer|supervisor|head|teacher|tutor|principal|family|professor|foreman|people|persons|colleagues)s?\b|(?:manager|boss|supervisor|employer|foreman)(?:['’]s|s['’])? (?:name|number|e-?mail|contact|phone))/i,
  ],
  [
    "salary expectation",
    /\b(?:(?:salary|pay|ctc|package|compensation|remuneration|wage|money|rate)[ -]?(?:expectations?|requirements?)|(?:expected|desired|current|present|your|what|which) (?:\w+ ){0,2}(?:salary|ctc|package|compensation|remuneration|pay|wage|(?:day|hourly|daily|weekly)? ?rate|figure|earnings)\b(?! ?slips?)|salary range (?:you|that you|are you)|(?:looking|hoping|expect\w*|like|want(?:ing)?) to (?:earn|be paid|be on)|how much (?:do|would|are|did) you\b(?! (?:know|notice))|what you(?:['’]d| would) (?:\w+ )?(?:need|want|expect|ask)\b[^.?!]{0,20}\b(?:salary|pay|money|wages?|(?:per|an?) (?:year|hour|annum|month|week|day))|salary\b[^.?!\n]{0,40}\b(?:you (?:expect|have in mind|are looking|would)|in mind)|(?:figure|number|sum|amount|range)\b[^.?!\n]{0,30}\b(?:you (?:have|had|['’]d (?:want|like|need|accept))|in mind|in your head)|(?:lowest|minimum|least|hourly|monthly|yearly|annual)\b[^.?!\n]{0,20}\byou(?:['’]d| would|['’]re| are) (?:\w+ )?(?:go|take|accept|want|looking|work)|what (?:you(?:['’]d| would)|would you|do you|are you|you(?:['’]re| are)) (?:\w+ ){0,2}(?:paying|paid|earn(?:ing)?|cost|charge|on (?:now|at the moment|at present|currently)|looking for (?:money|salary|pay)-?wise)|what (?:it )?would (?:it )?take to|gross (?:per|a) (?:year|month|annum)|(?:yearly|annual|monthly) (?:number|gross|figure)|(?:day|hourly|daily|weekly|half-day|call-out) (?:and (?:\w+-?\w* )?)?(?:rate|fee)s?\b(?! (?:is|of|will))|total comp(?:ensation)?|targeting for|what (?:%|percentage|percent) (?:are )?you|last drawn|current earnings|what you (?:\w+ )?earned)/i,
  ],
  [
    "notice period",
    /(?<!\b(?:grant|privacy|short) )\bnotice(?: period)?\b(?! (?:that|how|of|board|from|by))|how much notice|garden(?:ing)? leave|how long do you have to give|(?:leave|released?|get away from|shot of) (?:your )?(?:present|current|where you are|your (?:job|employer|post))/i,
  ],
  [
    "start date",
    /\b(?:when (?:(?:could|can|would|might|will) you|you (?:could|can|would|might|will|['’]d)) (?:be (?:able|free|ready|available) to )?(?:start|join|begin|commence|be with us|take up)|(?:earliest|possible|preferred|expected|likely|realistic) (?:date of )?(?:start(?:ing)?|joining)|start(?:ing)? date|date of joining|joining date|doj|(?:how (?:soon|quickly|early)|soonest|earliest)\b[^.?!]{0,25}\b(?:you|start|join|begin)|(?:could|can|would|are) you (?:\w+ )?(?:able to |free to |ready to )?(?:start|begin|join us|take up (?:the|your) (?:post|duties)) (?:on|by|from|in|before|after|straight|as|at|the|next|immediately)|from what date|(?:rather|prefer to) start|start\b[^.?!]{0,70}\btell (?:me|us) which|what (?:start )?date (?:you|could you|can you)|take up (?:the )?(?:appointment|post|position|duties)|able to (?:start|begin|join) (?:on|by|from|in|before|after|straight|immediately))\b/i,
  ],
  [
    "availability",
    /\b(?:availability|available|your (?:choice|preference|convenience|pick)\b|(?:pick|choose|select) (?:one|your|between|either|an? (?:day|slot|time|date)|which|whatever|the (?:day|slot|time|date))|which (?:(?:one|day|slot|date|of (?:them|the two|these(?: \w+)?)) )?(?:is (?:best|better|easier)|do you prefer|would you (?:prefer|rather)|you(?:['’]d| would) (?:prefer|rather)|suits?|works?)|what suits|(?:would|does|do|will) [^.?!]{0,80}\b(?:suit|fit|work for) you\b|(?:could|can|would) you (?:be able to )?(?:do|make|manage|be free)\b(?! (?:sure|a|an|it|the)\b)(?=[^.?!]{0,40}\b(?:mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}(?:st|nd|rd|th)))|the one you (?:want|prefer|like)|(?:days?|dates?|times?|weeks?)(?: and (?:times?|dates?))?,? (?:that |which |would |might )*(?:suits?|works?|you(?:['’]re| are) (?:free|around|about))|(?:are|if|when|whether|what times?|which days?)(?: you(?:['’]re)?| are| is| would| might)* (?:(?:be|definitely|def|still|at all) )*free\b|could you (?:do|manage|work) (?:\w+ ){0,2}(?:mon|tues|wednes|thurs|fri|satur|sun)days|which (?:\w+ )?(?:days|weekends|evenings|shifts|weeks|dates)\b[^.?!]{0,40}\byou)\b/i,
  ],
  [
    "proof of identity",
    /\b(?:passport|id proof|proof of id|photo(?:graphic)? id|dni\b|nie\b|pan and|identity|identification|\bids?\b(?! (?:number|no)\b)|aadhaa?r|pan card|driv(?:ing|er['’]?s?) licen[cs]e|birth certificate|national insurance number|\bni (?:number|no)\b|nric|social security (?:number|card)|(?:pps|ssn|nric|emirates id)\b)/i,
  ],
  [
    "right to work",
    /\b(?:right[- ]to[- ]work|work permit|swiss permit|have you (?:an? |got an? )(?:\w+ )?permit|(?:residence|employment) (?:permit|pass|card|title)|permit to work|visa(?: status| type| class| grant)?|work authori[sz]ation|eligib\w+ to work|entitle\w+ to work|allowed to work|permits? you to work|work (?:legally|unrestricted|in (?:the )?(?:uk|us|eu|ireland|australia))|sponsorship|share code|vevo|ead|green card|brp|settled status|i-9|stamp 4|citizenship|work status)\b/i,
  ],
  ["proof of address", /\b(?:proof of (?:\w+ ){0,2}address|utility bill|council tax bill)\b/i],
  [
    "certificates",
    /\b(?:certificates?|certs?|certifications?|degree|diploma|marksheets?|mark sheets?|transcripts?|qualifications|licen[cs]es?(?! (?:fee|agreement))|registration (?:number|card|document|pin)|(?:nmc|ahpra|coru|gmc|sia|imc|hcpc|qts) \w+|(?:gold|cscs|ecs|skills|safe pass) card|ticket (?:number|copy)|nvq\w*|medical (?:card|certificate|report)|safe pass|eng1|stcw|acls|nmls|tabc|smsts|cscs|cpr card|rego\b|(?:yellow|blue|white|red) card|city & guilds)\b(?<!birth certificates?)/i,
  ],
  ["payslips", /\b(?:pay ?slips?|salary slips?|payslips?|pay ?stubs?|p45|p60|w-?2|form 16)\b/i],
  [
    "portfolio",
    /\b(?:portfolio|case stud(?:y|ies)|(?:work|writing|code|teaching|design) samples?|samples? of (?:\w+ )?(?:work|writing|code)|github|repo(?:sitory)?|slides|deck|show ?reel|recordings?|(?:demo|sample) lesson|lesson plan|publications|(?:photos?|pictures?|pieces?|examples?) of (?:\w+ ){0,2}(?:work|writing|design)|something (?:that )?you(?:['’]ve)? (?:wrote|written|made|built|designed)|research statement|teaching statement|job[- ]market paper)\b/i,
  ],
  [
    "application form",
    /\b(?:(?:application|registration|joining|declaration|health|starter|staff|personal|details|attached|enclosed|consent|medical|dbs|vetting|data|information|candidate|bgv|background|the|this|a|our|one) (?:\w+ ){0,2}forms?|forms? (?:[A-Z]{1,4}[-\d]\w*|\d\w*|attached|below|enclosed|together)|forms?\b[^.?!]{0,40}\b(?:fill|complet|return)|(?:fill|complet|return)\w*\b[^.?!]{0,40}\bforms?|questionnaire|(?:history|information|detail|data) sheet|(?:self-?|health |superannuation |conflict of interest )declarations?|dbs application)\b/i,
  ],
  ["CV", /\b(?:cv\b|c\.v\.|résumé|resume\b)(?! (?:that|was|is|looks|has|shows))/i],
  [
    "background check",
    /\b(?:worker screening|screening clearance|working with children|background (?:check|screening|verification)s?|bgv|dbs|(?:garda|police|security) (?:vetting|clearance|check|certificate)|vetting|(?:police|criminal|credit|background|basic|reference) (?:\w+ ){0,3}(?:checks?|clearance|authori[sz]ations?|consent|report)\b|fcra|consent page|criminal record|disclosure|authori[sz](?:e|ation)\b[^.?!]{0,30}\b(?:check|screening|e-?signed|signed)|consent (?:to|for|form)|credit check)\b/i,
  ],
  ["bank details", /\b(?:bank(?:ing)? (?:details|account)|iban|sort code|cancelled cheque)\b/i],
  [
    "address",
    /\b(?:(?:home|postal|current|e-?mail|mailing|delivery|permanent|residential) address|address history|(?:your|list|years? of) (?:\w+ ){0,4}(?:addresses|residences)|residences since)\b(?<!proof of (?:your )?(?:home|current|permanent|residential) address)/i,
  ],
  ["phone number", /\b(?:(?:phone|mobile|telephone|contact|cell) number\b(?! (?:for (?!you)|of))|next of kin|(?:best )?cell for you)/i],
  ["relieving letter", /\b(?:relieving|experience) letters?\b/i],
  [
    "documents",
    /\b(?:send|share|provide|supply|upload|submit|forward|need|require[sd]?|return|e-?mail|missing|attach|sign|scan|want|get)\b[^.?!\n]{0,80}\b(?:documents?|documentation|paperwork|papers|letters?(?! of)|abstract|(?:scans?|cop(?:y|ies)|photos?|pictures?) of)\b|\b(?:documents?|documentation|paperwork)\b[^.?!\n]{0,40}\b(?:needed|required|missing|below|following|outstanding)\b/i,
  ],
];

/** Beside papers of a kind, "documents" are just those. */
const PAPERS = [
  "proof of identity",
  "right to work",
  "proof of address",
  "certificates",
  "payslips",
  "relieving letter",
  "CV",
  "application form",
  "portfolio",
  "references",
];

/** A sentence in which the employer wants something from the candidate. */
const ASKING =
  /\b(?:please|pls|kindly|(?:could|can|would|will|might|may) (?:you|we|i)|need(?:s|ed)?|require[sd]?|send|share|provide|supply|upload|submit|forward|complete|fill|return|confirm|advise|let (?:us|me) (?:know|have)|tell (?:us|me)|give (?:us|me)|enter|attach|chuck|(?:below|following) (?:docs|documents|papers|items)|drop (?:us|me)|ping (?:us|me)|asked (?:me )?(?:for|what|how|if|to (?:get|find|ask|check|collect))|what(?:['’]s)? (?:is|are|your|salary|package|you|would|do)|how (?:much|soon|quickly)|when (?:could|can|would|will)|do you (?:have|need|require|hold)|have you (?:got|a|an|any)|are you|is (?:there|your)|have to see|must see|missing|outstanding|lack(?:s|ing)?|authori[sz]e|wants?|wishes|would like|['’]d like|if we could|if (?:i|we) had|grateful|appreciate|to be (?:sent|submitted|uploaded|returned)|question|blank)\b/i;

/** Said of something that is there already, comes later, or is not wanted. */
const NOT_ASKED =
  /\b(?:thank(?:s| you) for (?:\w+ ){0,3}(?:sending|sharing|your|the|providing|returning|completing)|(?:(?:we|i)(?: have|['’]ve)|(?:has|have) been) (?:now |already |safely )?(?:received|got|seen|read)|no need (?:to|for)|(?:do|does|did|will|need)(?:n['’]t| not) (?:need|require|want|send|bring|contact|approach|ask)|not (?:needed|required|necessary)|at a later (?:stage|date)|in due course|as (?:you|stated|set out|described) (?:in|on|wrote)|only if (?:you|we) (?:are|offer|make))\b/i;

/** "The CV says that you speak Polish", "the form you submitted": papers that they have. */
const THEIRS_ALREADY =
  /\b(?:in|from|on|per|see) (?:the|your) (?:cv|résumé|resume)\b|\b(?:cv|résumé|resume|forms?|application form|certificates?|references?|passport)\b,? (?:(?:that|which) )?(?:you(?:['’]ve| have)? (?:submitted|sent|gave|returned|filled|handed)|says?|states?|shows?|lists?|names?|mentions?)\b/gi;

/** Lines that such a line governs: "Please share the below:", and the items of a list after "What we need". */
const GOVERNS = /:\s*$|\b(?:below|following)\b[^.]*:/i;
const NEEDS = /\b(?:we(?:['’]ll| will)? need|required|please (?:provide|supply|send|complete)|to do|send)\b/i;
const ITEM = /^\W*(?:[-•*·–☐□✓✨]|\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)[.)])\s/iu;
const GOVERNED_LINES = 12;

/**
 * What the candidate is asked to send or say, each thing with the words that ask for it. A mail that was read as a request
 * asks for what it names, as long as it does not say that it is there or not wanted; any other mail only where it asks.
 */
export function asksIn(sentences: readonly Sentence[], intent?: Intent): Found<string[]> | null {
  const asked = new Map<string, string>();
  let governed = 0;
  let listed = 0;
  let isBroughtList = false;
  for (const { text: written } of sentences) {
    // What is to be brought along is not asked to be sent.
    if (isBroughtList && ITEM.test(written)) continue;
    isBroughtList = listsBrought(written);
    if (isBroughtList) continue;
    const text = withoutBrought(written);
    const asks = ASKING.test(text) || text.trim().endsWith("?");
    if (asks && GOVERNS.test(text)) governed = GOVERNED_LINES;
    else if (governed > 0) governed -= 1;
    if (NEEDS.test(text)) listed = GOVERNED_LINES;
    else if (listed > 0) listed -= 1;
    if (!(asks || governed > 0 || (listed > 0 && ITEM.test(text)) || intent === "info_request") || NOT_ASKED.test(text)) continue;
    const wanted = text.replace(THEIRS_ALREADY, " ");
    for (const [name, pattern] of ASKABLES) {
      const match = pattern.exec(wanted);
      if (match && !asked.has(name)) asked.set(name, match[0].trim());
    }
  }
  if (PAPERS.some((paper) => asked.has(paper))) asked.delete("documents");
  return asked.size === 0 ? null : { value: [...asked.keys()], phrase: [...asked.values()].join(", "), certain: true };
}
