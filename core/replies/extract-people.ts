/** Who will be at the interview, and in which role. */
import type { Found } from "./extract.ts";
import { isPerson } from "./not-names.ts";

const PARTICLE = "(?:van|von|de|der|den|ter|la|le|da|di|del|dos|bin|al|el)";
const NAME = `(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\\.? (?:${PARTICLE} ){0,2})?\\p{Lu}[\\p{L}'’-]+(?: (?:${PARTICLE} ){0,2}(?:Mc|Mac|O['’])?\\p{Lu}[\\p{L}'’-]+){0,2}`;
const TITLE =
  "(?:our |the )?(?:(?:new|senior|chief|deputy|assistant|vice|managing|group|regional|lead|principal|junior|interim) )?(?:Head of [\\p{L}& ]{2,30}|VP(?: of)? [\\p{L}& ]{2,30}|Vice President(?: of)? ?[\\p{L}& ]{0,30}|Director(?: of [\\p{L}& ]{2,30})?|(?:[\\p{L}&]+ ){0,3}(?:Director|Manager|Officer|Engineer|Lead|Partner|Founder|President|Designer|Principal|Recruiter|Architect|Analyst|Editor|Dean|Producer)|CEO|COO|CTO|CFO|CMO|CPO|MD|HR)";
/** A passive that somebody does: "by" alone is mostly said of days. */
const DONE =
  "(?:interviewed|met|seen|joined|led|hosted|conducted|accompanied|greeted|welcomed|chaired|run|held|collected|assessed|called|contacted|attended|taken)";
const PERSON = new RegExp(
  `(?<lead>(?<![\\p{L}\\p{N}])(?:with|meet|meeting|${DONE} by|join by|and|introduce you to|[Ii]nterviewers?:|[Pp]anel:|[Pp]anell?ists?:|&)|,(?=[^.;\\n]{1,80}(?:\\band|&) (?:our )?\\p{Lu}))[ \\t]+(?:and[ \\t]+)?(?:(?<before>our (?:${TITLE}|(?!and\\b)\\p{Ll}[\\p{L}-]*(?: (?!and\\b)\\p{Ll}[\\p{L}-]*){0,3})|(?:\\p{Lu}\\p{L}+ ){0,2}(?:Director|Manager|Engineer|Officer|Lead|Partner)),? )?(?<name>${NAME})(?:\\s*[,(–-]\\s*(?<title>${TITLE}))?`,
  "gu",
);
/** What is done with somebody, before a "with". */
const TOGETHER =
  /\b(?:interview\w*|rounds?|meet\w*|speak\w*|talk\w*|chat\w*|conversation|calls?|sessions?|discussions?|stage|lunch|coffee|tea|panel|present\w*|sit down|catch[ -]up|day|afternoon|morning|hours?|time|slot|minutes|mins|zoom|teams|connect\w*|you|it|is|be|are)\b[^.!?\n]{0,60}$/i;
const CHARACTERS_BEFORE = 100;
const PEOPLE_MAX = 10;

/** Whether the words before a name say that it is somebody one will meet; `since`: what stands after the last such person. */
function introduces(lead: string, before: string, since: string | null): boolean {
  if (lead === ",") return since === "" || since === ")";
  // A lone first name after "and" is too little unless somebody was named before it in the sentence.
  if (lead === "and" || lead === "&") return since !== null && !/[.;!?\n]/.test(since);
  return lead !== "with" || TOGETHER.test(before);
}

/** People named as those one will meet. Two names, or a title, make it certain. */
export function peopleIn(text: string): Found<{ name: string; title?: string }[]> | null {
  const people: { name: string; title?: string }[] = [];
  const head = text.slice(0, 12_000);
  let certain = true;
  let end: number | null = null;
  for (const match of head.matchAll(PERSON)) {
    const { lead = "", name = "" } = match.groups ?? {};
    const before = head.slice(Math.max(0, match.index - CHARACTERS_BEFORE), match.index);
    if (!isPerson(name) || !introduces(lead, before, end === null ? null : head.slice(end, match.index))) continue;
    end = match.index + match[0].length;
    if (people.some((person) => person.name === name) || people.length >= PEOPLE_MAX) continue;
    const title = (match.groups?.title ?? match.groups?.before)?.replace(/^(?:our|the) /i, "").trim();
    if (!name.includes(" ") && !title) certain = false;
    people.push(title ? { name, title } : { name });
  }
  return people.length === 0 ? null : { value: people, phrase: people.map((person) => person.name).join(", "), certain };
}
