/** The words by which extract tells one kind of date from another, and what employers ask for. */

const words = (...groups: readonly string[]) => new RegExp(String.raw`\b(?:${groups.join("|")})\b`, "i");

const ALL = "(?:you|ye|all|everyone|everybody|each of you|all of you|candidates|applicants)";
const LETTER =
  "(?:(?:phone )?call|letter|(?:e-?)?mail|text|note|answer|reply|word|ring|line|message|decision|result|outcome|notification|sms|sign)";
/** The employer decides or writes, or says that the candidate will know. */
const PROMISES = [
  // Deciding.
  "decisions?|decid(?:e|es|ing)|(?:be|get|is|are) decided|conclude|complete|finali[sz]e|ready|due|selection|finish(?:ed)?|shortlist|sign(?:s)? off|verdict|ma[dk]e up (?:our|my|their|his|her) minds?|mak(?:e|ing) (?:a|the|our) (?:final )?(?:call|choice)|next steps?",
  "wrap(?:ping)?(?: (?:it|this|that|things|everything|the \\w+))? up|sort(?:ed|ing)? (?:it|this) out|clos(?:e|es|ing) (?:this|it|that|the (?:process|matter|search|loop|file))|settl(?:e|es|ing) (?:it|this|that|the matter)|put(?:ting)? (?:this|it) to bed|put to bed|out of your misery|off (?:my|our|his|her|the) desk|(?:call|choice|appointment) (?:will be|is|gets?|be) made|bring(?:ing)? (?:this|it|matters) to (?:a close|an end)",
  // What is told.
  `updates?|outcomes?|results?|news|answer|word|feedback|(?:yes|no) either way|yes or (?:a )?no|pass or fail|good or bad|selected ?(?:/|or) ?(?:not|rejected)|either way|one way or (?:the )?(?:an)?other|which(?:ever|soever) way|whatever (?:is|was|they|we|he|she|the|happens) (?:\\w+ )?(?:resolve[ds]?|decide[ds]?|decision|outcome|result)`,
  // Telling it.
  "(?:will|shall|to) be (?:e-?mailed|posted|sent|mailed|issued|forwarded) to (?:you|all|both|each|candidates|applicants)|hears?(?! you)|(?:let|letting) (?:you|ye|everyone|everybody|all|candidates)(?: all)? (?:all |both )?know|(?:be|back) in touch|get(?:ting)? (?:back|in touch)|come back|coming back|back to you|notif(?:y|ied)|notifying|give you notice|inform(?:ed)?(?! that)|announce|be (?:announced|declared)|told|tell you|telling (?:you|all|everyone|everybody)|say (?:anything|something|more)|update you|follow up|reach out|circle back|respond to you|reply to you|revert(?! with\\b)|(?:hope|expect|aim|able) to revert|contact(?:ed)? (?:you|all)|be contacted",
  "(?:ring|call|write to|speak to|message|text|phone|telephone|drop|buzz|ping|whatsapp|reply to|writing to|e-?mail|mail) (?:you|both|each|all|everyone|everybody|candidates|applicants)|write with|(?:i|we|he|she|they)(?:['’]ll| will| shall)(?: \\w+)? (?:write|e-?mail|text|(?:tele)?phone|ring)(?! (?:the|another|other|her|him|them|my|our|up)\\b)|give you (?:a|the|your|an) (?:bell|ring|call|shout|tinkle|buzz|answer|feedback|sign)|(?:i|we)(?:['’]m| am|['’]re| are) to write|(?:will|['’]ll) (?:\\w+ )?confirm",
  "(?:won['’]t|will not|can['’]t|cannot) know|know (?:more|something|better|by)|(?:will|should|may|might|['’]ll) (?:all |then )?know",
  // What the candidate gets.
  "(?:e-?mail|call|letter|text|message) from (?:us|me)|keep you waiting|expect (?:(?:my|our|an?|the) (?:\\w+ )?(?:e-?mail|call|letter|text|message)|to|something|word|news)|have (?:anything|something|any news|some news|an? answer) for you|have something|(?:will|['’]ll) have (?:a |an |some |your )?(?:yes|no|answer|news|word)|(?:have|get|receive) a letter",
  `(?<!\\b(?:in case|if|should|when|once) )${ALL}(?:['’]ll| will| should| shall)?(?: all| both| each| then| also)? (?:gets?|ha(?:ve|s)|receives?|be (?:sent|given))(?: (?:it|that|this)\\b(?! (?:in mind|to))|[^.;,\\d]{0,25}\\b${LETTER}s?)`,
  `(?:letters?|e-?mails?|notices?|results?|outcomes?|lists?|names|notifications?|replies)\\b[^.;,]{0,20}\\b(?:go(?:es)?(?: out| up| off)|leaves?|(?:will|shall|to|should) (?:go(?: out| up| off)|leave|be (?:posted|sent|out|issued|published|released|mailed|up|in your \\w+))|(?:is|are) (?:out|up|posted|published|released))`,
  `(?:look|watch) (?:out )?for (?:my|our|an?) (?:\\w+ )?${LETTER}`,
  // How long it takes, and what had been said of it.
  "now looking at|now (?:aiming|hoping) for|need (?:another|until|a|more|about)|(?<!\\bfor )taking(?! (?:part|the time))|slipped|delayed|leave (?:it|this|that) with (?:us|me)|(?:give|allow) (?:us|me) (?:until|till|time|another|some|\\d|an? (?:day|week|few|fortnight|couple|month))|assume (?:that )?(?:you|it)|(?:we|i) (?:had )?(?:said|promised)|sit tight|bear with",
];
/** A body that has a say in it comes together: when is no promise. */
const MEETS = "(?<!\\b(?:and|to|you|us|in) )meets?|discuss(?:es)?";
export const PROMISING = words(...PROMISES);
export const HEARING = words(...PROMISES, MEETS);

/** The candidate is to answer. */
export const ANSWERING =
  /\b(?:say (?:yes|no)|promise|accept(?:ance|ing|ed)?|(?:e-?|docu|counter-?)?sign(?:ed|ing)?|return(?:ed|ing)?|respond|repl(?:y|ies)|response|answer|indication|let (?:us|me) (?:kno\w*|have)|lmk|tell (?:us|me)|confirm(?:ation)?|acknowledge|decide|decision|revert|offers?|(?<!been )open (?:until|till|for)|valid(?:ity)?|expires?|deadline|lapse[sd]?|(?:hold|holding|keep|keeping) (?:it|this|the|your|an?|\w+ places?|places?|\w+ open)|(?:longer|more time|an extension|extend(?:ed|ing)?)|(?:get|come) back to (?:us|me)|yes or (?:a )?no|(?:must|need to|to) (?:really )?(?:know|hear)|(?:need|needs|like|likes|good|great|helpful|want|wants|lovely|nice|wonderful|keen|useful) to know|think(?: (?:it|about|this|things))?|sleep on it|consider(?: it)?|the needful|consent|rsvp|give (?:us|me) a (?:shout|ring|call|bell|buzz)|(?:your|any) (?:feedback|thoughts)|(?:an?|your) yes|need (?:it|this|that|them|everything) (?:back|signed|returned)|drop (?:us|me) (?:an? )?(?:line|note|e-?mail|message)|(?:get|need|want|like|send|have|ask(?:ing|ed)? for|let (?:us|me) have|bring|drop|post|scan|hand|mail|e-?mail)\b[^.;]{0,30}\bback|back (?:to|with) (?:us|me)|(?:in|on) my (?:inbox|desk)|reach(?:es)? (?:us|me|this office)|(?:your|signed|written) (?:paperwork|copy|letter)|advise|(?:a|an|one|your) (?:(?:quick|short|simple|plain|clear|straight|firm|definite|final|formal) )*(?:word(?! (?:of|about|with|from)\b)|line|nod|go-ahead|green light|thumbs[- ]?up|yes|blessing|text)|your mind|(?:must|should|may|might) (?:\w+ )?know|\bdays? left|reply date|(?:can|could) you (?:do|manage|sort) (?:that|this|it)|either way|one way or (?:the )?(?:an)?other|make up your mind|if you['’]re (?:in|happy|keen)|happy with (?:it|this|that|everything)|stand[s]? (?:until|till)|good (?:until|till|through|thru|for)|letting (?:us|me) know|no rush|take (?:until|till|your time)|signature|how long (?:you['’]ve|you have|have you|do you have)|(?:have|give you|got) (?:until|till))\b|(?<!\byou(?:['’]ll| will| should| can| may)?(?: expect to)? )\bhear(?:d|ing)?\b(?! (?:back )?from (?:us|me)\b)/i;

/** A mail that offers something to sign. */
export const OFFER_WORDS =
  /\b(?:offer(?:s|ed|ing)?|contract|appoint(?:ed|ment)?|the (?:job|role|position)(?:'s|’s| is) yours|employment agreement|acceptance|accept|(?:got|get|have|landed) the (?:job|role|position|post)|(?:job|role|post|position|it)(?:['’]s| is) yours|(?:on board|aboard)|join (?:us|the (?:team|company|firm|practice))(?: as\b| in\b|!)|you (?:to|on) (?:join|the team)|(?:hire|employ|take you on)|you['’]re (?:hired|in)|formal paperwork|terms|come and work (?:for|with) (?:us|me|him|her|them)|want you (?:for|in) the (?:job|role|post|position)|(?:take|taking|bring|bringing) you on)\b/i;

const OFFER_PAPER =
  "(?:(?:employment |written |formal |draft |signed |full |your |the |a )*(?:contract|offer letter|letter of (?:offer|appointment)|appointment (?:letter|order)|offer|terms(?: and conditions)?|agreement|particulars))";
/** The offer in writing is in the mail, or came with it: "the contract is attached", "please find enclosed our formal offer". */
export const WRITTEN_OFFER = new RegExp(
  `\\b(?:attach(?:ed|ing)|enclos(?:ed|ing)|herewith|(?:find|see) (?:the )?(?:attached|enclosed|below))\\b[^.!?]{0,40}\\b${OFFER_PAPER}\\b|\\b${OFFER_PAPER}\\b[^.!?]{0,30}\\b(?:(?:is|are|has been|comes) (?:now )?(?:attached|enclosed|below|set out below)|attached|enclosed|in the (?:attachment|attached))`,
  "i",
);

/** Said of something that is over. */
export const PAST =
  /\b(?:thank(?:s| you)(?: very much| so much| again)? for|following (?:your|our|the|on from)|further to|after (?:your|our|the) (?:interview|meeting|call|chat)|since (?:your|our)|you (?:attended|came|met|interviewed|spoke|sat|had|applied|visited)|we (?:met|spoke|talked|interviewed|had|saw|wrote|discussed|told)|i (?:met|spoke|talked|saw|wrote|called|sent|told)|(?:was|were) (?:held|great|lovely|good|nice|a pleasure)|dated|(?:great|nice|lovely|good|pleasure|enjoyed) (?:to )?(?:meet|meeting|talk|talking|speak|speaking|seeing|chatting)|(?<!\b(?:be|being) )held on|attended|interviewed (?:on|you)|refer to|reference to|advert(?:ised)?|last|yesterday|received on|your (?:letter|email|mail|e-mail|application|message|note|interview) (?:of|dated|from)|(?<!\bbe )posted)\b/i;

/** The coming conversation. */
export const INTERVIEW =
  /\b(?:interviews?|round|stage|meet(?:ing)?|call|chat|conversation|talk|discussion|session|assessment (?:day|cent(?:re|er))|presentation|trial|(?:have|see|want|like|love) you (?:in|back|here|again)|come (?:in|back|by|along|over|and)|see you|slot|time|available|free|availability|suit|works?|join|visit|onsite|on-site|loop|test day|lunch|coffee|appointment|schedule[d]?|reschedule[d]?|confirmed|propose|could you (?:do|make)|can you (?:do|make)|invite|zoom|teams|how about|how does|what about)\b/i;

/** Not the interview: the first day at work, a deadline, a holiday, what others do on that day. */
export const OTHER_DATE = new RegExp(
  String.raw`\b(?:${[
    "start(?:ing)? (?:date|on|from|work|in|monday|tuesday|wednesday|thursday|friday)|date of joining|joining date|join us (?:on|from)|commenc\\w+|first (?:working )?(?:day|shift)|induction|on-?boarding|(?:you|to) (?:would |will |could )?start\\b",
    "on leave|annual leave|holidays?|vacation|away|out of (?:the )?office|(?:off|out) sick|out ill|closed|closes?|closing (?:date|on|at|time)|(?:is|are|be|['’]re) shut|shuts|shutdown",
    "expires?|deadline|cut-?off|due date|last date|applications?|advert(?:ised|isement)?|probation|payroll|salary|notice period|financial year|invoice|contract (?:was|is|runs|dated|signed|ends|starts)|(?:was|were|been|we|has|have) (?:\\w+ )?(?:signed|registered|completed|received|posted|submitted)|dated|born|birth(?:day)?|d\\.?o\\.?b",
    "office hours|opening hours|our offices are closed|lines are open|between (?:9|8)(?::00|am)? ?(?:am)? and (?:5|6)|monday (?:to|-|–) friday|mon(?:-|–)fri",
    "(?:other|another|further|more) (?:\\w+ ){0,3}(?:candidates?|finalists?|applicants?|interviewees?|people to (?:see|meet))|candidates? to see|(?:see|seeing|meet|meeting|interview(?:ing)?) (?:\\w+ ){0,2}others|other (?:\\w+ )?(?:interviews?|finalists?)|remaining interviews?|first[- ]round interviews|last of the",
    "(?:board|committee|governors|directors|trustees|council|leadership|management|partners) (?:next |then |only )?(?:meets?|sits?|convenes?|reconvenes?|(?:will|is to|are to|is|are) (?:meet|sit|convene|meeting|sitting)(?! you| with you))|(?:board|staff|budget|management|committee|shareholders?['’]?|annual|council|sign-?off|wash-?up) meeting|vote",
    "party|job fair|careers? fair|webinar|open (?:day|evening|house)|(?:members|alumni|networking|community)['’]? (?:evening|event|breakfast|lunch|drinks)|conference (?:is|takes)|town ?hall (?:meeting|session)|training course|product launch|go[- ]?live|moving offices?|move offices?|(?:post ?holder|colleague|predecessor) leaves|previous post ?holder",
  ].join("|")})\b`,
  "i",
);

/** Somebody is there again on that day, which is no more than that: "the head is back on Thursday". */
export const RETURNS = /(?<!\byou)(?:(?<!\byou) \b(?:is|am|are|be) |['’](?:m|s|re) )back\b[^.;,]{0,30}$|\breturns\b[^.;,]{0,30}$/i;

/** What was done on a day: "the reminder was sent on the 18th", "walk-in held on 1st". */
export const DONE_ON =
  /(?<!\b(?:be|being|to be) )\b(?:sent|conducted|cleared(?! (?:an?|some|time|half|the|her|his|my|our|their)\b)|held|met|completed|concluded|submitted|took place|applied)\b(?: \w+){0,2} on\s+(?:the\s+)?$|(?<!\b(?:be|being) )\binterviewed (?:you )?on\s+(?:the\s+)?$/i;

/** The candidate is to call or write to somebody: the hour of it is no interview (R10). "Call in", "we will call you" are others. */
export const ASKS_FOR_CALL =
  /(?:^\W*|[.;:]\s*|\b(?:please|kindly|pls|(?:could|can|would|will|might) you|you (?:can|could|may|might|should|need to|will need to|are (?:welcome|free|asked) to)(?: always)?|do|then|free to|hesitate to|happy to|best to|need you to|like you to|want you to|ask you to|and|just|also)\s+)(?:(?:call|ring|phone|telephone|text|whatsapp|e-?mail|message|contact)(?! (?:in|by|round|at our|into|screen|interview|you|both|each|all of you|everyone|will|is|has|on (?:zoom|teams))\b)|(?:reach|get hold of|speak (?:to|with)|write to) (?!you\b)\w+|give (?!you\b)(?:\w+ ){1,4}(?:a )?(?:quick )?(?:ring|call|bell|buzz|shout|tinkle)|drop (?!you\b|in\b|by\b)(?:\w+ ){1,3}(?:a )?(?:line|note|e-?mail|message))\b(?:(?!\b(?:if|unless|for (?:an|your|the) (?:\w+ )?interview|when you (?:come|arrive))\b)[^.;?!]){0,70}$/i;

/** The agency's own call before it: "I'll ring you at 4 tomorrow to prep you for it". */
export const PREPARES =
  /\b(?:i|we)(?:['’]ll| will| can|['’]d like to)\b[^.;]{0,40}\b(?:call|ring|phone|speak|buzz|bell|chat|catch up|zoom)\b[^.;]{0,60}\b(?:prep\w*|brief\w*|beforehand|before (?:it|then|that|you go)|run (?:you )?through|get you ready|practi[cs]e)\b/i;
