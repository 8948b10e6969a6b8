/** Who will be at the interview, and in which role. */
import { allMatches } from "./all-matches.ts";
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
const PEOPLE_MAX = 10;
/** Between the people of a list. */
const NEXT = /^(?:\s*,\s*(?:and\s+)?|\s*;\s*(?:and\s+)?|\s+and\s+|\s*&\s*)/;
const ONE = new RegExp(
  `^(?:our (?<before>${TITLE}),? )?(?<name>${NAME})(?:\\s*\\((?<brackets>[^()\\n]{2,50})\\)|,\\s*(?<title>${TITLE}|[A-Z]{2,5}(?=\\s*(?:[;,.)\\n]|$|and\\b))))?`,
  "u",
);
type Person = { name: string; title?: string };

/** People in a row, and how far the row goes: "Carla Ruiz, VP Wells; Tom Hay, HSE". */
function listed(text: string): { people: Person[]; length: number } {
  const people: Person[] = [];
  let length = 0;
  while (people.length < PEOPLE_MAX) {
    const lead = people.length === 0 ? "" : NEXT.exec(text.slice(length))?.[0];
    const match = lead === undefined ? null : ONE.exec(text.slice(length + lead.length));
    const { name = "", before, brackets, title } = match?.groups ?? {};
    if (match === null || lead === undefined || !isPerson(name) || / (?:Mr|Mrs|Ms|Miss|Dr|Prof)\b/.test(name)) break;
    const role = (before ?? brackets ?? title)?.replace(/^(?:our|the) /i, "").trim();
    people.push(role === undefined ? { name } : { name, title: role });
    length += lead.length + match[0].length;
  }
  return { people, length };
}

/** Said before a list of who will be there. */
const OPENS =
  /(?:\b[Ww]ith you(?: will be|:)|(?:^|\n)[ \t*•-]*[Ww]ith:|\b[Pp]anel (?:will be|is|are|(?:will )?consists? of|(?:will )?comprises?|(?:will )?includes?)|\b[Jj]oining us (?:will be|are))\s+/g;
/** Said after one. */
const WILL_ATTEND =
  /(?:will|are going to|is going to)\s+(?:both |all |also )?(?:be (?:there|present|joining (?:us|you)|with you|on the (?:call|panel)|interviewing you|seeing you|meeting you)|join (?:us|you)|attend|interview you|meet you|see you)\b/;
const ATTENDS = new RegExp(`^,?\\s+${WILL_ATTEND.source}`);
/** Looked at from each capital, and not from each blank: many empty lines would else be walked over once from each of them. */
const SENTENCE_STARTS = /(?=\p{Lu})(?<=(?:^|\n|[.!?:]\s)\s*)/gu;
const STARTS_MAX = 300;

/** The lists of those who will be there. */
function attending(text: string): Person[] {
  const opened = allMatches(text, OPENS).flatMap((match) => listed(text.slice(match.index + match[0].length, match.index + 400)).people);
  const starts = WILL_ATTEND.test(text) ? allMatches(text, SENTENCE_STARTS).slice(0, STARTS_MAX) : [];
  const closed = starts.flatMap(({ index: start }) => {
    const { people, length } = listed(text.slice(start, start + 400));
    const isSaid = ATTENDS.test(text.slice(start + length, start + length + 60));
    return isSaid && people.some(({ name, title }) => name.includes(" ") || title !== undefined) ? people : [];
  });
  return [...opened, ...closed];
}

/** What is done with somebody, before a "with". */
const TOGETHER =
  /\b(?:interview\w*|rounds?|meet\w*|speak\w*|talk\w*|chat\w*|conversation|calls?|sessions?|discussions?|stage|lunch|coffee|tea|panel|present\w*|sit down|catch[ -]up|day|afternoon|morning|hours?|time|slot|minutes|mins|zoom|teams|connect\w*|you|it|is|be|are)\b[^.!?\n]{0,60}$/i;
const CHARACTERS_BEFORE = 100;

/** Whether the words before a name say that it is somebody one will meet; `since`: what stands after the last such person. */
function introduces(lead: string, before: string, since: string | null): boolean {
  if (lead === ",") return since === "" || since === ")";
  // A lone first name after "and" is too little unless somebody was named before it in the sentence.
  if (lead === "and" || lead === "&") return since !== null && !/[.;!?\n]/.test(since);
  return lead !== "with" || TOGETHER.test(before);
}

const plainName = (name: string) => name.replace(/^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\.? /, "");
const isSame = (a: string, b: string) => plainName(a) === plainName(b);

/** People named as those one will meet. Two names, or a title, make it certain. */
export function peopleIn(text: string): Found<Person[]> | null {
  const head = text.slice(0, 12_000);
  const people: Person[] = [];
  let certain = true;
  for (const person of attending(head)) {
    if (people.some(({ name }) => isSame(name, person.name)) || people.length >= PEOPLE_MAX) continue;
    if (!person.name.includes(" ") && person.title === undefined) certain = false;
    people.push(person);
  }
  let end: number | null = null;
  for (const match of allMatches(head, PERSON)) {
    const { lead = "", name = "" } = match.groups ?? {};
    const before = head.slice(Math.max(0, match.index - CHARACTERS_BEFORE), match.index);
    if (!isPerson(name) || !introduces(lead, before, end === null ? null : head.slice(end, match.index))) continue;
    end = match.index + match[0].length;
    if (people.some((person) => isSame(person.name, name)) || people.length >= PEOPLE_MAX) continue;
    const title = (match.groups?.title ?? match.groups?.before)?.replace(/^(?:our|the) /i, "").trim();
    if (!name.includes(" ") && !title) certain = false;
    people.push(title ? { name, title } : { name });
  }
  return people.length === 0 ? null : { value: people, phrase: people.map((person) => person.name).join(", "), certain };
}
