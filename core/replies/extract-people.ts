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
/** Between the people of a list, in one line or one under another. */
const NEXT =
  /^(?:\s*[,;]?\s+(?:and|as well as|together with|along with|plus)\s+(?:then |also |with )?|\s*[,;]\s*|\s*&\s*|\s*\n\s*(?:[-•*–]|\d[.)])\s*)/;
/** What somebody does, in small letters. */
const ROLE =
  "(?:[\\p{L}-]+ ){0,3}(?:director|manager|head(?:teacher|mistress|master)?|principal|chair(?:man|woman|person)?|founder|owner|lead|partner|president|engineer|designer|architect|analyst|editor|dean|recruiter|officer|secretary|matron|bursar|supervisor|colleague|chef|producer|boss)";
const BEFORE = `(?:[Oo]ur|[Tt]he|[Mm]y|[Hh]is|[Hh]er) (?<before>${TITLE}|${ROLE}),? `;
const ENDS_PERSON = "(?=\\s*(?:[;,.)?!\\n]|$|(?:and|will|would|is|are|too|as|also|who|in|on|at|for)\\b))";
const ONE = new RegExp(
  `^(?:${BEFORE})?(?<name>${NAME})(?:\\s*\\((?<brackets>[^()\\n]{2,50})\\)|,\\s*(?<title>(?:${TITLE}|(?:our|the|my) ${ROLE}|[A-Z]{2,5})(?: (?:&|and) (?:${TITLE}|[A-Z]{2,5}))?)${ENDS_PERSON}|\\s+(?:from|of) (?:the |our )?(?<team>[\\p{L}&]+(?: [\\p{L}&]+)?(?: team| department)?)${ENDS_PERSON})?(?:,? who [^,.;()\\n]{3,60}(?=,|\\.|\\n|$| and \\p{Lu}))?`,
  "u",
);
type Person = { name: string; title?: string };

/** What stands in brackets after a name where it may be a role: no length of a talk, no remark, no "she/her". */
const inBrackets = (words: string | undefined) =>
  words === undefined || /[\d/"“?!]|\b(?:retd|who|he|she|they|you|we|not?|with|via|by)\b/i.test(words) ? undefined : words;

/** People in a row, and how far the row goes: "Carla Ruiz, VP Wells; Tom Hay, HSE". */
function listed(text: string): { people: Person[]; length: number } {
  const people: Person[] = [];
  let length = 0;
  while (people.length < PEOPLE_MAX) {
    const lead = people.length === 0 ? "" : NEXT.exec(text.slice(length))?.[0];
    const match = lead === undefined ? null : ONE.exec(text.slice(length + lead.length));
    const { name = "", before, brackets, title, team } = match?.groups ?? {};
    // "The Head of Spiritual Care" is a title to its end, "GM" and "HRBP" are nobody's names.
    const isTitle = before !== undefined && !match?.[0].includes(",") && / of /.test(before) && !name.includes(" ");
    if (
      match === null ||
      lead === undefined ||
      isTitle ||
      /^\p{Lu}{2,5}$/u.test(name) ||
      !isPerson(name) ||
      / (?:Mr|Mrs|Ms|Miss|Dr|Prof)\b/.test(name)
    )
      break;
    const role = (before ?? inBrackets(brackets) ?? title ?? team)?.replace(/^(?:our|the|my) /i, "").trim();
    people.push(role === undefined ? { name } : { name, title: role });
    length += lead.length + match[0].length;
  }
  return { people, length };
}

const WILL = "(?:['’]ll| will|['’]re| are|['’]re going to| are going to|['’]d| would)";
/** Said before a list of who will be there. */
const OPENS = new RegExp(
  `(?:${[
    "\\b[Ww]ith you(?: will be|:)|(?:^|\\n)[ \\t*•-]*[Ww]ith:|\\b[Pp]anel (?:will be|is|are|(?:will )?consists? of|(?:will )?comprises?|(?:will )?includes?)|\\b[Jj]oining us (?:will be|are)",
    "\\b(?:[Ii]nterviewers?|[Pp]anel(?:lists?| members)?|[Aa]ttendees?|[Pp]articipants?|[Pp]resent|[Oo]n the (?:call|panel)|[Ww]ho you(?:['’]ll| will) (?:meet|see)|[Ii]nterviewing you|[Ww]ith (?:me|us)|[Jj]oining (?:me|us)|[Cc]hair(?: of the panel)?|[Ww]ho will be there)(?: will be| are| is)?(?::|(?<= (?:be|are|is)))",
    `\\b[Yy]ou${WILL}(?: also| first| then| both)* (?:meet(?:ing)?|see|be (?:seen|interviewed|met|meeting|seeing)(?: by)?|speak(?:ing)? (?:to|with)|be (?:speaking|talking|chatting) (?:to|with)|talk (?:to|with))(?: with)?:?`,
    "\\b(?:joined|accompanied|supported|chaired|led|hosted) by|\\b(?:like|love|want) you to meet:?|\\b(?:chat|interview|conversation|call|meeting|talk|session) (?:will be )?with",
  ].join("|")})\\s+(?:(?:[-•*–]|\\d[.)])\\s+)?`,
  "g",
);
/** Said after one. */
const WILL_ATTEND =
  /(?:(?:will|are going to|is going to)\s+(?:both |all |also )?(?:be (?:there|present|joining (?:us|you|me)|with (?:us|you)|on the (?:call|panel)|interviewing you|seeing you|meeting you|chairing|leading|hosting|part of)|join (?:us|you|me|in)|attend|sit in|take part|interview you|meet you|see you|talk to you|speak (?:to|with) you|(?:chair|lead|conduct|host|run) (?:the|this|it|your))|would (?:like|love) to (?:meet|see|talk to|speak (?:to|with)|interview) you|and (?:I|myself) (?:look forward|will|would|are)\b)/;
const ATTENDS = new RegExp(`^,?\\s+${WILL_ATTEND.source}`);
const ATTENDINGS = new RegExp(WILL_ATTEND.source, "g");
/** How far a list may go, and how far behind it that is said. */
const LIST_CHARACTERS_MAX = 400;
const SAID_CHARACTERS_MAX = 60;
/** Looked at from each capital, and not from each blank: many empty lines would else be walked over once from each of them. */
const SENTENCE_STARTS = /(?=\p{Lu})(?<=(?:^|\n|[.!?:]\s)\s*)/gu;
const STARTS_MAX = 300;

/** The lists of those who will be there. */
function attending(text: string): Person[] {
  const opened = allMatches(text, OPENS).flatMap(
    (match) => listed(text.slice(match.index + match[0].length, match.index + LIST_CHARACTERS_MAX)).people,
  );
  const said = allMatches(text, ATTENDINGS);
  const mayBegin = ({ index }: { index: number }) =>
    said.some((words) => words.index + words[0].length > index && words.index <= index + LIST_CHARACTERS_MAX + SAID_CHARACTERS_MAX);
  const starts = said.length > 0 ? allMatches(text, SENTENCE_STARTS).slice(0, STARTS_MAX).filter(mayBegin) : [];
  const closed = starts.flatMap(({ index: start }) => {
    const { people, length } = listed(text.slice(start, start + LIST_CHARACTERS_MAX));
    const isSaid = ATTENDS.test(text.slice(start + length, start + length + SAID_CHARACTERS_MAX));
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
    const title = (match.groups?.title ?? match.groups?.before)?.replace(/^(?:our|the) /i, "").trim();
    const known = people.find((person) => isSame(person.name, name));
    if (known !== undefined && known.title === undefined && title !== undefined) known.title = title;
    if (known !== undefined || people.length >= PEOPLE_MAX) continue;
    if (!name.includes(" ") && !title) certain = false;
    people.push(title ? { name, title } : { name });
  }
  return people.length === 0 ? null : { value: people, phrase: people.map((person) => person.name).join(", "), certain };
}
