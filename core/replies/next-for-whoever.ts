/** What comes next for whoever passes: "those who pass will meet the CEO" invites nobody (R17, R20). */

const PASSES =
  "(?:successful|selected|short-?listed|chosen|through|recommended|invited|taken (?:forward|further|on)|put (?:forward|through)|pass(?:es|ed|ing)?|progress(?:es|ed|ing)?|proceed(?:s|ing)?|advanc(?:e|es|ed|ing)|ma(?:ke|kes|de|king) it|g(?:et|ets|o|oes|oing|etting) (?:through|forward|further|to)|mov(?:e|es|ed|ing) (?:on|forward|ahead|to the next)|reach(?:es|ed)?|preferred|remain(?:ing)?)";
const MANY =
  "(?:those|whoever|any(?:one|body)|every(?:one|body) (?=who)|(?:[\\p{L}-]+ ){0,3}?(?:candidates|applicants|finalists|interviewees|people|contenders)|(?:the |our )?(?:best|top|strongest|final|last|chosen|successful|short-?listed) (?:two|three|four|five|six|few|ones?|candidate|applicant|person|\\d+)|(?:two|three|four|five|six|a few|some) of (?:them|those))";
const NEXT =
  "(?:second|2nd|third|3rd|final|next|last|further|follow-?up|panel|technical|assessment|presentation|present|rounds?|stages?|phase|meet(?:s|ing)?|visit|chat|ceo|board|directors?|partners?|founders?|trial|back)";
const WILL = "(?:will|would|['’]ll|['’]d|may|might|shall|can|could|are|is|be|expects?|hopes?|plans?|aims?|intends?|then)";
const BUT = "[^.!?;\\n]";
const CLAUSE = "[^.!?;,\\n]";

/** "If successful", "should you progress", "provided the panel agrees", "subject to the feedback". */
const CONDITION = [
  `\\b(?:if|should|once|assuming|provided|were|in case|in the event|supposing)(?: that)? (?:you(?:['’]re| are| were| have been| be| do)?(?: to)? )?(?:then |also |indeed )?${PASSES}\\b`,
  `\\b(?:if|should|once|when|assuming|provided|supposing)(?: that)? ${CLAUSE}{0,30}?\\b(?:we|they|panel|board|committee|client|team|directors?|managers?|partners?|feedback|outcome|decision|results?|reviews?|all|everything|things|application|candidacy|task|test)\\b${CLAUSE}{0,30}?\\b(?:agrees?|decides?|likes?|positive|well|successful|good|favou?rable|approves?|proceeds?|take (?:you|it|your ${CLAUSE}{1,20}) (?:forward|further)|mov(?:e|es) (?:you )?(?:forward|ahead|on)|progress|select|short-?list|choose|recommends?|go(?:es)? ahead)\\b`,
  `\\b(?:in (?:the )?case of|in the event of|subject to|depending on|dependent on|pending) ${CLAUSE}{0,40}?\\b(?:positive|success\\w*|outcome|decision|feedback|results?|approval|agreement|selection|short-?list\\w*|panel|review)\\b`,
];

const NEXT_FOR_WHOEVER = [
  // One or the other before and after: the condition, and what would follow.
  ...CONDITION.flatMap((condition) => [
    `${condition}${BUT}{0,120}?\\b${WILL}\\b${BUT}{0,80}?\\b${NEXT}\\b`,
    `\\b${WILL}\\b${BUT}{0,80}?\\b${NEXT}\\b${BUT}{0,60}?${condition}`,
    `\\b${NEXT}\\b${BUT}{0,30}?,? ${condition}${BUT}{0,60}?\\b${WILL}\\b`,
  ]),
  // Of many, those who pass: "shortlisted candidates will be invited", "the best two will then meet the board".
  `(?:^|[,:] |\\b(?:only|and|then|that|round|stage|after this|afterwards) )(?:(?:only|the|our) ){0,3}${MANY}(?!['’]|${BUT}{0,30}\\byou\\b)${CLAUSE}{0,45}?\\b(?:will|would|['’]ll|['’]d|may|might|shall|are (?:then|going|invited)|goes?|meets?|gets?)\\b${BUT}{0,60}?\\b(?:${NEXT}|called|asked (?:back|to)|interview)\\b`,
  `\\b${MANY}\\b${CLAUSE}{0,15}?\\b${PASSES} ${CLAUSE}{0,15}?\\b${NEXT} (?:will|would|may|shall)\\b`,
  // "We will invite the strongest candidates to a second interview."
  `\\b(?:we|they|i|client|panel)(?: \\p{L}+)?? ${WILL}(?: \\p{L}+){0,3}? (?:to )?(?:invit\\w+|call\\w*|ask\\w*|bring\\w*|see|seeing|meet\\w*|have|having|tak\\w+|put\\w*|select\\w*|choos\\w+)(?: back)? (?:(?:only|the|all|our) ){0,4}${MANY}\\b${BUT}{0,60}?\\b(?:${NEXT}|interview)\\b`,
  // "A second round in January for those who are shortlisted."
  `\\b${NEXT}\\b${BUT}{0,80}?\\b(?:for|with|of|to) (?:those|candidates|applicants|whoever|anyone|people|the (?:ones|candidates))\\b${BUT}{0,20}?\\b${PASSES}\\b`,
].map((source) => new RegExp(source, "iu"));

/** A word of a condition or of many, and one of what comes next: without both none of it is said, and few sentences have both. */
const OF_CONDITION =
  /\b(?:if|should|once|when|assuming|provided|were|supposing|case|event|subject|depend(?:ing|ent)|pending|those|whoever|any(?:one|body)|every(?:one|body)|candidates|applicants|finalists|interviewees|people|contenders|best|top|strongest|final|last|chosen|successful|short-?listed|them|ones)\b/iu;
const OF_NEXT = new RegExp(`\\b(?:${NEXT}|called|asked|interview)\\b`, "iu");
const isPossible = (text: string) => OF_CONDITION.test(text) && OF_NEXT.test(text);

/** It is said of the reader after all, or something is asked of them, or an outcome is told with it. */
const SO_AFTER_ALL =
  /\b(?:congratulations|pleased|delighted|glad|thrilled|happy to (?:say|tell|let|confirm|inform)|including you|like you|as an? (?:shortlisted|successful)|you (?:have|['’]ve)(?: been| now| already| also)* (?:passed|made|been|progressed|got)|you (?:now |also )?(?:passed|made it|came|got through)|(?:offer|appoint|hire) you|offered|contract|salary|start date|paus\w+|hold|froze\w*|closed|cancel\w*|unsuccessful|unfortunately|regret\w*|sorry|afraid|please|kindly|needs?|requir\w+|provide|complete|submit|confirm|prepare|bring)\b|(?<!\b(?:if|that|should|once|assuming|provided) )\byou(?: are|['’]re| were)(?: now| also)* (?:one|among|through|short-?listed|selected|chosen|successful|invited|in the)\b|\b(?:we|i)(?: would| ['’]d)? (?:are |am )?(?:inviting|invite) you\b(?! (?:if|should))|\?/iu;

/** Whether a sentence says no more than what would come next for whoever passes. */
export const isNextForWhoeverPasses = (sentence: string) =>
  isPossible(sentence) && !SO_AFTER_ALL.test(sentence) && NEXT_FOR_WHOEVER.some((pattern) => pattern.test(sentence));
