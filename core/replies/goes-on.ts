/** "We can go on after all", "the freeze is lifted", "you are still in the running": what had stopped, or seemed to be over, is not. */
const GOES_ON = [
  /\b(?:(?:go|goes|going|move|moves|moving|carry|carries|carrying) (?:on|ahead|forward)|continu(?:e|es|ing)|proceed(?:s|ing)?|moving|live|active|pick (?:this|it|things) up|picked (?:this|it|things) up)\b[^.!?;\n]{0,30}\b(?:after all|again)\b/iu,
  /\b(?:no longer|not) (?:on hold|paused|frozen|suspended)\b|\boff hold\b|\b(?:on|live|moving) again\b|\bback (?:on track|on)(?=\W*(?:$|[.,!;]))/iu,
  /\b(?:hold|freeze|pause|stop|suspension)\b[^.!?;\n]{0,30}\b(?:lifted|over|ended|released)\b|\b(?:lifted|ended) the (?:[\p{L}-]+ ){0,2}?(?:hold|freeze|pause|stop|suspension)\b/iu,
  /\b(?:has|have|is|are|was|were|been)(?: now)? (?:resum(?:ed|ing)|re-?start(?:ed|ing)|re-?open(?:ed|ing)|unfrozen)\b|\b(?:now|able|position|ready) (?:able )?to (?:resume|restart|re-?open)\b/iu,
  /\b(?:budget|funding|money|headcount|go-?ahead|green light|approval)\b[^.!?;\n]{0,30}\b(?:released|approved|signed off|come through|came through|unlocked|granted|given|got)\b[^.!?;\n]{0,30}\b(?:back on|going ahead|go ahead|moving|continu\w+|resum\w+|proceed\w*)\b|\b(?:given|got|have|had) the (?:go-?ahead|green light)[^.!?;\n]{0,20}\bto (?:continue|go on|go ahead|resume|proceed)\b/iu,
  /\bstill in the running\b|\bstill (?:very much )?(?:under consideration|being considered)\b/iu,
  /\b(?:letter|mail|e-mail|email|message|rejection|note)\b[^.!?;\n]{0,40}\b(?:in error|by mistake|by accident)\b/iu,
];
/** What is only to come, only possible, or denied. */
const NOT_YET =
  /\b(?:if|once|when|until|till|unless|as soon as|before|whether|hopes?|hoping|not (?!on hold|paused|frozen|suspended)|cannot|will resume|will be lifted|(?:frozen|paused|suspended|on hold)\b.*\bagain|again (?:frozen|paused|suspended|on hold))\b|n['’]t\b/iu;

const isSaidIn = (sentence: string) => !NOT_YET.test(sentence) && GOES_ON.some((pattern) => pattern.test(sentence));

/** Whether a mail says that the process goes on after a hold or an end (R22, R36). */
export const saysGoesOn = (text: string): boolean =>
  text
    .slice(0, 12_000)
    .split(/(?<=[.!?;])\s|\n/u)
    .some(isSaidIn);

/** What is told with it, and is more than that. */
const MORE =
  /\b(?:interview|round|offer\w*|invit\w+|meet you|come (?:in|back|to)|unfortunately|regret\w*|afraid|but|however|candidate|chosen|appoint\w*|filled|contract|please|send)\b|\?/iu;

/** Whether a sentence says that what had stopped goes on, and no more. */
export const isGoingOn = (sentence: string) =>
  isSaidIn(sentence) &&
  !MORE.test(sentence) &&
  !/\b(?:in the running|consider(?:ed|ation))\b|\b(?:letter|mail|email|message|note)\b/iu.test(sentence);

const STILL_HELD =
  /\b(?:hold|freeze|pause|stop|suspension)\b[^.!?;\n]{0,20}\b(?:not|n['’]t|yet to)\b[^.!?;\n]{0,20}\b(?:lifted|over|ended|released)\b|n['’]t (?:yet )?been lifted\b/iu;
/** "The hold has not yet been lifted": words of news that tell of a hold. */
export const isStillHeld = (text: string) => STILL_HELD.test(text.slice(0, 12_000));
