import type { Intent } from "./intents.ts";

/** How a candidate says what a forwarded mail is, in the notation of phrases-language.ts. The first that is found is taken. */
export const SAYS: readonly { intent: Intent; any: readonly string[] }[] = [
  {
    intent: "offer_withdrawn",
    any: [
      "offer _3 withdrawn|rescinded|revoked|cancelled|canceled|pulled|retracted|gone",
      "withdrew|withdrawn|rescinded|revoked|pulled|retracted|cancelled|took+back _3 offer",
      "took the offer back",
      "lost the offer",
    ],
  },
  {
    intent: "regret",
    any: [
      "reject*",
      "turned me down",
      "turned down",
      "regret",
      "no offer !yet",
      "no|not go|luck|joy|successful|selected|chosen|get+it|got+it|this+time|going+forward|moving+forward|proceeding|progressing",
      "did|didnt|have|was|were|am|got not get|got|been|selected|successful|chosen|through|make !decided",
      "unsuccessful",
      "said|say|says|is|was|got|had a? no",
      "^ no $",
      "a no",
      "passed|pass on me",
      "gone|went|chose|chosen|picked|hired|going with|for? someone|another|somebody|the+other|internal",
      "position|role|job|post _2 filled|cancelled|canceled|gone",
      "declined me",
      "not offer|offering|offered|hire|hiring|invite|inviting|choose|choosing|select|selecting|take|taking|want|wanting me|it|the",
      "ghosted|dumped|thumbs+down",
      "bad news",
      "knocked back",
    ],
  },
  {
    intent: "on_hold",
    any: ["on hold", "frozen|freeze|paused|pause|suspended|postponed+indefinitely"],
  },
  {
    intent: "second_interview",
    any: [
      "second|2nd|next|final|third|3rd|another|further|last|follow+up|new|hr|technical|tech|panel|onsite interview|round|stage|chat|call|meeting|conversation|one",
      "second|2nd|3rd|final interview|round",
      "invited|invite|inviting|invitation me? back|to|again|for|in",
      "^|this|that|it|is|an|the|got|another invitation|invite !to",
      "they|we want|invite|invited|like me|to+see+me|to+meet+me $|,|back|again",
      "want|wants|like|asked|asking _3 see|meet|interview me|again",
      "through|made+it to|it to|the? next|second|final|another",
      "interview|round on|at|moved|rescheduled|tomorrow|<day>|2|two|3",
      "callback|called+back|call+back",
      "reschedul*",
      "moved|changed|rescheduled|postponed _3 interview|round|meeting",
      "interview|round|meeting _2 moved|changed|rescheduled|postponed",
    ],
  },
  {
    intent: "offer",
    any: [
      "^ offer|offers $|,|from|at|by|deadline|until|yay|received|letter|in|<day>|answer|need|of",
      "an|the|job|my|got|received|have|had|formal|written|verbal|conditional|it+is+an|this+is+an|made+me+an|is+an offer !if|yet|might|may",
      "they|i|we _2 offered|offering|offer me|it|the",
      "been|got|was|were offered",
      "offered me|the|a|job",
      "got|have|getting the|it|this job|role|position|post|$",
      "i got it",
      "hired",
      "said|say|says|is|a|its yes",
    ],
  },
  {
    intent: "info_request",
    any: [
      "want|wants|need|needs|ask|asks|asked|asking|request|requested|requesting|require|requires _3 references|referees|documents|papers|salary|expectations|availability|certificates|passport|cv|portfolio|more|info|information|id|details|notice",
      "info|information|reference|references|documents|document|salary request|question|check|wanted|needed|requested",
      "info request",
    ],
  },
  {
    intent: "status_update",
    any: [
      "status update|only",
      "update|delay|delayed|delays|postponed !my|your",
      "no|not decision|decided|news yet?",
      "decision|hear|answer|they|result|results _4 by|on|next|in|until|decide|delayed|later|moved|expected",
      "still waiting|deciding|interviewing|open",
      "takes|taking longer",
    ],
  },
  {
    intent: "acknowledgement",
    any: [
      "just|only|polite|a|simple|nice|mere|simply _2 thanks|thank+you|acknowledgement|acknowledgment|reply|courtesy|confirmation|ack",
      "acknowledg*",
      "^ ack $",
      "nothing new",
      "no news",
    ],
  },
  {
    intent: "unrelated",
    any: [
      "unrelated",
      "not|nothing _3 about|related|relevant|to+do|this+job",
      "ignore|disregard this|it|that|please|$",
      "spam|junk|newsletter|wrong+mail|wrong+one|by+mistake|sent+in+error",
      "sorry _2 wrong",
    ],
  },
];

/** The candidate asks, hopes or quotes rather than says. */
export const SAYS_NOTHING: readonly string[] = [
  "is|does|do|was|can|could|should|would|what|why|how|who|which|did this|it|that|they|i|you|we|he|she|to",
  "hope|hoping|hopefully|wish|maybe|perhaps|might|wonder|wondering|unsure|not+sure|guess|think|looks+like|seems|fingers|if|unless|whether|may",
  "joke|joking|kidding|imagine|pretend|bet|probably|presumably|dream|dreams|as+if|would|april+fool|no+idea|no+clue|not+know|not+understand",
  "will|going+to reject|turn|refuse",
  "rejection|regret|no|offer or $|not|what|an|a",
];
