/** "We can go on after all", "the freeze is lifted", "you are still in the running": what had stopped, or seemed to be over, is not. */
const GOES_ON = [
  /\b(?:(?:go|goes|going|move|moves|moving|carry|carries|carrying) (?:on|ahead|forward)|continu(?:e|es|ing)|proceed(?:s|ing)?|moving)\b[^.!?;\n]{0,30}\b(?:after all|again)\b/iu,
  /\b(?:no longer|not) on hold\b|\boff hold\b|\bon again\b|\bback on track\b/iu,
  /\b(?:hold|freeze|pause|stop)\b[^.!?;\n]{0,20}\b(?:lifted|over|ended|released)\b|\b(?:lifted|ended) the (?:[\p{L}-]+ ){0,2}?(?:hold|freeze|pause|stop)\b/iu,
  /\b(?:has|have|is|are|was|were|been)(?: now)? (?:resum(?:ed|ing)|re-?start(?:ed|ing)|re-?open(?:ed|ing)|unfrozen)\b/iu,
  /\bstill in the running\b|\bstill (?:very much )?(?:under consideration|being considered)\b/iu,
  /\b(?:letter|mail|e-mail|email|message|rejection|note)\b[^.!?;\n]{0,40}\b(?:in error|by mistake|by accident)\b/iu,
];
/** What is only to come, only possible, or denied. */
const NOT_YET =
  /\b(?:if|once|when|until|till|unless|as soon as|before|whether|hopes?|hoping|not yet|cannot|can['’]t|will not|won['’]t|will resume)\b/iu;

/** Whether a mail says that the process goes on after a hold or an end (R22, R36). */
export function saysGoesOn(text: string): boolean {
  const sentences = text.slice(0, 12_000).split(/(?<=[.!?;])\s|\n/u);
  return sentences.some((sentence) => !NOT_YET.test(sentence) && GOES_ON.some((pattern) => pattern.test(sentence)));
}
