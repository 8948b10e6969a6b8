/** Somebody else takes a process over: the writer from a colleague, or a colleague whom the writer names. */
import type { Address } from "./letter.ts";
import { addressesIn } from "./mailbox.ts";
import { isOfHouse } from "./match-domains.ts";
import { isPerson } from "./not-names.ts";

/** Begun at the beginning of a word, and bounded: thousands of capitals in a row would else be walked over from each of them. */
const WORD_OF_NAME = "\\p{Lu}[\\p{L}-]{1,30}";
const NAME = `(?<![\\p{L}-])(?:(?:Mr|Mrs|Ms|Dr|Prof)\\.? )?${WORD_OF_NAME}(?: ${WORD_OF_NAME}){0,2}`;
const HE = "(?:he|she|they|my colleague|our colleague)";
const HIS = `(?:his|her|their|my colleague['’]s|${NAME}['’]s?)`;
const BUT = "[^.!?\\n]";
/** "I am now", "We've just", and a sentence that begins with what is done. */
const I =
  "(?:(?<![\\p{L}])(?:I|[Ww]e)(?:['’]\\p{L}+)?(?: (?:am|are|have|will|be|been|now|currently|just|since|also|temporarily))*|^(?:Just )?) ?";
const TAKES_UP = `(?:[Tt](?:ak\\w+|ook) (?:${BUT}{1,40} )?over|[Pp]ick\\w* (?:${BUT}{1,40} )?up|[Ii]nherit\\w+)`;
const KEEPS = `(?:${TAKES_UP}|[Cc]over(?:ing)?|[Hh]andl\\w+|[Ll]ook(?:ing)? after|[Mm]anag\\w+|[Dd]eal(?:ing)? with|[Rr]un(?:ning)?|(?:the|your) (?:new |main )*(?:point of )?contact|your (?:new )?recruiter)(?![\\p{L}])`;
const AWAY = "(?:away|off|out|on|unwell|sick|ill|left|moved|gone|travelling)(?![\\p{L}])";

/** The writer takes over: they say whom from, or why, or that it is from now on. `who`: whom from, where they stand in for somebody. */
const I_TAKE_OVER = [
  `${I}(?:[Cc]over(?:ing)?|[Ss]t(?:and|ood|ep)\\w* in|[Ff]ill\\w* in|[Dd]eputi\\w+) for (?:my colleague )?(?<who>${NAME}|h(?:im|er)|them)`,
  `${I}${TAKES_UP}(?: ${BUT}{1,40})? from (?:my colleague )?(?<who>${NAME}|h(?:im|er)|them)`,
  `${I}${KEEPS}${BUT}{0,60}? (?:from (?:now|here|today|this point)|going forward|instead of ${NAME}|(?:while|until|as|since|because) (?:${HE}|${NAME})(?: is|['’]s| has| are| returns)|(?:in|during) ${HIS} (?:\\p{L}+ )?(?:absence|place|stead|leave|holiday))`,
  `(?:${NAME}|${HE})(?: is|['’]s| has| will be)(?: \\p{L}+)?? ${AWAY}${BUT}{0,60}?(?:[,;:–—-]| so| and) *(?:so |and )?${I}(?:${KEEPS}|st(?:and|ep)p?ing in|filling in|stepped in)`,
  `[Ii]n ${HIS} absence,? ${I}(?:${KEEPS}|in charge)`,
  `${NAME} (?:has )?asked me to (?:take (?:this|it|things|over)|pick|step in|stand in|cover|handle|look after)`,
  "[Pp]lease [^.!?\\n]{3,60}? to me (?:directly )?(?:rather than|instead of|and not) ",
].map((source) => new RegExp(source, "u"));

/** From when on: "from now on", "from Monday", "going forward". */
const FROM_NOW =
  "(?:[Ff]rom (?:now|here|today|tomorrow|this point|next \\p{L}+|(?:\\d{1,2} )?\\p{Lu}\\p{L}+)(?: on(?:wards)?)?|[Gg]oing forward|[Ii]n future|[Ff]or anything (?:further|else)|[Ii]nstead of me)";
const MY = "(?:(?:my|our) (?:\\p{Ll}+ ){1,3})?";
const WRITE_TO = "[Pp]lease (?:address|contact|e-?mail|(?:write|reply|turn|speak|talk) to|(?:get in touch|liaise|deal) with)";

/** A colleague whom the writer names takes over. */
const THEY_TAKE_OVER = [
  `(?:process|application|candidacy|role|position|vacancy|search|recruitment|hiring|file|case|everything|[Ii]t|[Tt]his)(?: is|['’]s| will be| has been)(?: (?:now|being|from now on|in future|passed|handed|over|transferred|handled|managed|run|led|looked after|taken over))* (?:with|to|by) (?:(?:my|our) (?:\\p{Ll}+ ){1,3})?(?<name>${NAME})`,
  `(?<name>${NAME})${BUT}{0,60}?,? (?:will|is going to|is|has)(?: (?:now|be|been|from now on))* (?:tak\\w+ (?:this |it |things |your \\p{L}+ )?(?:over|on|forward|from here)|handling|looking after (?:you|this|the)|(?:the|your) (?:new |main )*(?:point of )?contact|pick\\w* (?:this|it|things|your \\p{L}+) up)`,
  `[Cc]ontact(?: person)?${BUT}{0,40}? (?:is|will be) (?:now )?(?:(?:my|our) (?:\\p{Ll}+ ){1,3})?(?<name>${NAME})`,
  `[Hh]and(?:ed|ing)? (?:you|this|it|things|(?:your|the) \\p{L}+) (?:over|on|across) to (?:(?:my|our) (?:\\p{Ll}+ ){1,3})?(?<name>${NAME})`,
  `[Pp]lease (?:direct|send|address|write|reply|contact)${BUT}{0,60}?(?:all|further|future|from now on|instead|going forward)${BUT}{0,50}? to (?<name>${NAME})`,
  `(?<name>${NAME}),? (?:will |is |be |now )*(?:tak\\w+ (?:it |this |things |\\p{L}+ \\p{L}+ )?over|tak\\w+ (?:on )?my (?:place|role|post|roles|candidates|vacancies|searches)|step\\w* in(?:to my shoes)?(?= for me|[.,;]|$)|st[ae]p\\w* into my shoes|cover\\w* for me|continu\\w+ (?:the|your) (?:process|application|search)|(?:runs|leads|handles|manages|looks? after|looking after) (?:this|the|your|my) (?:search|process|application|vacancy|role|recruitment|candidates|roles))`,
  `[Mm]y (?:successor|replacement) (?:is|will be) ${MY}(?<name>${NAME})`,
  `(?<name>${NAME})(?: is|['’]s| will be|,)(?: now)? my (?:successor|replacement)`,
  `[Ii](?: have|['’]ve)? asked ${MY}(?<name>${NAME}) to (?:take (?:it |this |things )?(?:over|on|from here)|pick (?:it|this|things) up|look after (?:you|this|your)|step in)`,
  `(?:in|into) the (?:\\p{Ll}+ )?hands of ${MY}(?<name>${NAME})`,
  `(?:application|candidacy|file|case|process|search|details|everything)(?: (?:now|over|on))* pass(?:es|ed)?(?: (?:now|over|on))* to ${MY}(?<name>${NAME})`,
  `(?:[Pp]ass(?:ed|ing)?|[Hh]and(?:ed|ing)?) (?:(?:you|this|it|things|everything|all|my \\p{L}+|(?:your|the) \\p{L}+)(?: details)? )?(?:over|on|across) to ${MY}(?<name>${NAME})`,
  `${WRITE_TO} ${MY}(?<name>${NAME})[\\s,]*(?:${FROM_NOW})`,
  `${FROM_NOW},? ${WRITE_TO.replace("[Pp]", "p")} ${MY}(?<name>${NAME})`,
  `[Yy]ou will (?:now |from now on )+(?:hear|be hearing) from ${MY}(?<name>${NAME})`,
  `(?<name>${NAME}),? will be in touch (?:with you )?${FROM_NOW}`,
].map((source) => new RegExp(source, "u"));

/** An address between a name and what is said of it, with its brackets. */
const ADDRESS_SHOWN =
  /\s*,?\s*[(<[]+(?:mailto:)?[^\s()<>[\]@]{1,64}@[^\s()<>[\]@]{1,190}[)>\]]+|\s*,?\s+(?:at )?[\p{L}\d._+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5},?/gu;

/** Supposed, denied, or what the candidate would do; and what is taken over for an hour, or was of another post. */
const NOT_SO =
  /\b(?:if|whether|unless|would|could|might|may|not|never|who(?:ever)?|some(?:one|body)|you(?:['’]\p{L}+)?(?: will| would| are)?(?: be)? tak\p{L}+)\b|n['’]t\b/iu;
const FOR_AN_HOUR =
  /\b(?:on|at|in|for) (?:[\p{L}'’]+ ){0,3}?(?:panel|interview|meeting|call|session|presentation|conference)\b|\bas (?:the |our |an? )?(?:new |interim )?(?:head|chief|c[a-z]o|md|director|chair\p{L}*|president|manager|vp|partner|dean)\b|\b(?:technical|presentation|assessment|test|tour|feedback|travel|visa)\b/iu;

const CHARACTERS_MAX = 8_000;
const sentencesIn = (text: string) => text.slice(0, CHARACTERS_MAX).split(/(?<=[!?]|(?<!\b(?:Mr|Mrs|Ms|Dr|Prof))\.)\s+|\n\s*\n|(?<=,)\n/u);

/** Where one of the patterns says it of what is so, by itself and no more. */
function saidIn(sentence: string, patterns: readonly RegExp[]): RegExpExecArray[] {
  return patterns.flatMap((pattern) => {
    const found = pattern.exec(sentence);
    if (found === null) return [];
    const end = found.index + found[0].length;
    const isOther = NOT_SO.test(sentence.slice(0, end)) || FOR_AN_HOUR.test(found[0] + sentence.slice(end).slice(0, 40));
    const who = found.groups?.who ?? found.groups?.name;
    return isOther || (who !== undefined && /^\p{Lu}/u.test(who) && !isPerson(who)) ? [] : [found];
  });
}

/** One of these stands wherever the writer takes over; few letters have any, and fewer sentences. */
const OF_TAKING_OVER =
  /[Cc]over|[Ss]t(?:and|ood|ep)|[Ff]ill|[Dd]eputi|[Tt](?:ak|ook)|[Pp]ick|[Ii]nherit|[Hh]andl|[Ll]ook(?:ing)? after|[Mm]anag|[Dd]eal(?:ing)? with|[Rr]un|contact|recruiter|in charge|to me /;

/** The sentence in which the writer says that they take over from a colleague, or stand in for one; `undefined` where none does. */
export const takingOver = (text: string) =>
  OF_TAKING_OVER.test(text)
    ? sentencesIn(text).find((sentence) => OF_TAKING_OVER.test(sentence) && saidIn(sentence, I_TAKE_OVER).length > 0)
    : undefined;

const letters = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L} ]/gu, "");

/** Whether an address is that person's: joe.achebe@, jachebe@ or joe@ for Joe Achebe. */
function isAddressOf(address: string, name: string): boolean {
  const local = letters(address.slice(0, address.indexOf("@")));
  const parts = letters(name).split(" ");
  const last = parts.at(-1) ?? "";
  return (last.length > 2 && local.includes(last)) || local === parts[0];
}

/**
 * Who is to be written to from now on, where a mail says outright that somebody else takes over, and shows their address: the
 * writer, or a colleague who is copied, or whose address stands in it. Only who writes from a house that is `known` is believed.
 */
export function handoverIn(
  text: string,
  from: Address | null,
  copied: readonly string[],
  known: readonly string[],
): { name?: string; email: string } | null {
  if (from === null) return null;
  if (takingOver(text) !== undefined)
    return isOfHouse(from.address, known)
      ? { ...(from.name !== "" && isPerson(from.name) ? { name: from.name } : {}), email: from.address.toLowerCase() }
      : null;
  const shown = [...addressesIn(text.slice(0, CHARACTERS_MAX)), ...copied].filter((address) => isOfHouse(address, known));
  if (shown.length === 0) return null;
  const named = sentencesIn(text.slice(0, CHARACTERS_MAX).replace(ADDRESS_SHOWN, "")).flatMap((sentence) =>
    saidIn(sentence, THEY_TAKE_OVER).map(({ groups }) => groups?.name ?? ""),
  );
  for (const name of named) {
    const email = shown.find((address) => isAddressOf(address, name));
    if (email !== undefined) return { name, email: email.toLowerCase() };
  }
  return null;
}
