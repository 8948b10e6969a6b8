/** Where the interview is, and by what means. */
import type { Found } from "./extract.ts";

const LINE_MAX = 200;
const CHARACTERS_BEFORE = 70;
/** "The Zoom" may be followed by " interview". */
const NOUN_CHARACTERS = 14;

/** Said right before what it will not be: "instead of a phone call", "no longer at our Leeds office", "moved from Zoom to". */
const NOT_SO =
  /(?:\b(?:instead of|rather than|in place of|in lieu of|as opposed to|other than|no longer|not|without|no need (?:for|to)|replac(?:es|ing)|cancel(?:s|led)?|(?:was|were|had been)(?: \w+)? (?:to be|going to be|planned|scheduled|arranged|due|set)|was|were|originally|previously|initially|(?:mov|chang|switch|convert)(?:e|es|ed|ing)?(?: \w+){0,2} from|swap(?:s|ped|ping)?|(?:ca|could|do|does|wo|is|are|need)n['’]t|cannot|left|moved out of|closed|(?:spoke|discussed|talked|said|mentioned|agreed|chatted|told|loved|liked)(?: (?:it|this|that|you))?)|n['’]t)\s+(?:(?:a|an|the|our|your|this|that|by|via|over|on|at|in|from|be|do|doing|have|having|hold|holding|run|go|ahead|happen|take|place|meet|meeting|use|using|come|planned|previous|earlier|old|usual|need|held)\s+)*$/i;
/** What has been held is not what is to come: "following our phone interview". */
const HELD =
  /\b(?:following|after|further to|since|thank(?:s| you)(?: so much| very much| again)? for|enjoyed|from|on|during|in)\s+(?:(?:your|our|the|that|last|first|initial|recent|previous|earlier|attending|doing|taking|joining|having|coming|meeting|us|week['’]s|yesterday['’]s|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s)\s+)*$/i;
/** After "following", "on" or "from", only a conversation has been held: "on Zoom" and "from our office" are no past. */
const CONVERSATION = /\b(?:interview|call|conversation|chat|screen|meeting)\b/i;

/** The first match that is not said to be otherwise. `pattern` is global. */
function firstSaid(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const head = text.slice(Math.max(0, match.index - CHARACTERS_BEFORE), match.index).replace(/\s+/g, " ");
    const { length } = match[0];
    const isTalk = CONVERSATION.test(text.slice(match.index, match.index + length + NOUN_CHARACTERS));
    if (!NOT_SO.test(head) && !(isTalk && HELD.test(head))) return match;
    pattern.lastIndex = match.index + 1;
  }
  return null;
}

const LABELLED = /^[ \t>*•-]*(?:location|venue|address|where|place)\s*[:–-]\s*(\S[^\n]{2,})$/im;
const WORD = String.raw`\p{Lu}[\p{L}'’.-]{0,30}`;
const DAY_OR_MONTH =
  "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b";
/** A number of a house, and no hour or day. */
const HOUSE = String.raw`\d{1,4}(?: ?[-–/] ?\d{1,4})?(?: ?[A-Za-z])?(?![\p{L}\d]|[:.]\d| (?:${DAY_OR_MONTH}|[Uu]hr|o['’]clock|[ap]\.?m)\b)`;
const PART = String.raw`(?!${DAY_OR_MONTH}|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m|h|hrs)\b|\d{1,2}[:.]\d\d)[\p{Lu}\d][\p{L}\d'’-]{0,30}`;
/** Said after the street: the town, with its code, or the floor: ", 1000 Brussels", ", 4th floor, Newcastle upon Tyne". */
const TOWN = `(?:, *${PART}(?: (?:floor|level|(?:(?:upon|on|under|am|an der|im|de|la|le|les|sur|del|di|of|and|the) )?${PART})){0,4}){0,3}`;
const SMALL = "(?:de|del|della|dello|delle|degli|dei|di|da|do|dos|das|du|des|la|le|les|el|los|las|l['’]|d['’]|y|e|i|en|et|von|van|der|den)";
const KINDS =
  "Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Place|Row|Quay|Way|Terrace|Court|Parade|Boulevard|Blvd|Park|Hill|Gardens|Wharf|Walk|Close|Crescent|Buildings?";
const HOUSES = "House|Hall|Block|Centre|Center|Wing|Tower|Campus|Library|Hospital|School|College|Institute|Theatre";
/** "Kungsgatan", "Friedrichstr.", "Mannerheimintie". */
const ENDINGS =
  "(?:straße|strasse|str\\.|gasse|platz|allee|weg|ufer|damm|markt|chaussee|straat|laan|gracht|kade|plein|singel|dijk|gatan|(?<!A)gata|gaten|sgate|(?<!Bri)gade|vägen|veien|vegen|vei|vej|torget|torg|plads|plass|[aäeiouyö]ntie|katu|kuja|kaari)";
/** "Lange Straße", "Dronning Eufemias gate". */
const APART = "(?:Straße|Strasse|Str\\.|Gasse|Platz|Allee|Weg|(?<=s )(?:gate|gade|plads|plass|plats|vei|veg|väg|vej|gata|torg))";
/** "Rue de la Loi", "Via Roma", "ul. Piękna". */
const BEGINNINGS =
  "(?:[Rr]ue|[Aa]venue|[Bb]oulevard|Bd|[Bb]lvd|[Pp]lace|[Qq]uai|[Cc]hemin|Via(?! (?:Zoom|Teams|Google|Microsoft|MS|Skype|Webex|Phone|Video|Whats))|[Vv]iale|[Pp]iazza|[Cc]orso|[Cc]alle|[Aa]venida|Avda\\.|[Pp]aseo|[Pp]laza|[Cc]arrer|[Pp]asseig|[Rr]ua|[Pp]raça|[Ll]argo|[Uu]l\\.|[Uu]lica|[Aa]l\\.|[Aa]leja|[Pp]l\\.)";
const NAMED = `(?:${SMALL}(?: |(?<=['’]))|${WORD}(?: |(?=,))){1,6}`;
const WITHOUT_ENDING: readonly RegExp[] = [
  // "Room 2.14, Allied Health Building, Flinders Street"
  new RegExp(
    String.raw`\b[Rr]oom [A-Z]?\d{1,4}(?:[./-]\d{1,3})?[a-z]?, (?:\d{1,4} )?(?:${WORD} ){1,4}(?:${KINDS}|${HOUSES})\b(?:, (?:\d{1,4} )?(?!${DAY_OR_MONTH})${WORD}(?: (?!${DAY_OR_MONTH})${WORD}){0,3}(?!:)){0,2}`,
    "gu",
  ),
  new RegExp(String.raw`(?<![\d.:])\b\d{1,4}[A-Za-z]?,?\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}(?:${KINDS})\b${TOWN}`, "gu"),
  new RegExp(String.raw`(?<![\p{L}\d])${BEGINNINGS} ${NAMED}(?<=[ ,]),? ?(?:[Nn][°ºo.] ?)?${HOUSE}${TOWN}`, "gu"),
  new RegExp(
    String.raw`(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter))?,? ${BEGINNINGS} (?:${SMALL}(?: |(?<=['’]))|${WORD} ){0,5}${WORD}${TOWN}`,
    "gu",
  ),
];
const STREETS: readonly RegExp[] = [
  ...WITHOUT_ENDING,
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:(?:${WORD} ){0,3}\p{Lu}[\p{L}'’-]{0,30}?${ENDINGS}|(?:${WORD} ){1,3}${APART}) ${HOUSE}${TOWN}`,
    "gu",
  ),
];
/** What a street by its ending cannot do without, found much faster than the street. */
const HAS_ENDING = new RegExp(`(?:${ENDINGS}|${APART}) \\d`, "u");
const NUMBER = /\d/;
const OFFICE = new RegExp(
  String.raw`\b(?:at|in|to) ((?:our|my|the|their) (?:(?:\p{Lu}[\p{L}'’-]*|new|head|main|regional|client) ){0,3}(?:offices?|HQ|headquarters|studio|site|premises|campus|showroom|clinic|school|factory|plant|warehouse|workshop)(?: (?:in|on|at) (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|May\b))\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3})?(?<street>, (?:${WORD} ){1,3}${HOUSE}${TOWN})?)`,
  "gu",
);
const COMES_TO =
  "\\b(?:takes? place|(?:be|is) held|held|meet|see you|come|report|join us|find us|located|interview(?:ed)?(?: (?:will be|is|you))?|we(?:['’]re| are)|it(?:['’]s| is| will be)|sits?|reception|desk)\\b(?:(?!\\bnot\\b)[^.;\\n]){0,25}?\\b(?:at|in|to) ";
const PARTS_AFTER = `(?:, (?!${DAY_OR_MONTH})(?:[Oo]n the )?[\\p{Lu}\\d][\\p{L}\\d.'’-]*(?: (?!${DAY_OR_MONTH})[\\p{Lu}\\d][\\p{L}\\d'’-]*(?:[./]\\d+)?){0,3}){0,2}`;
const ROOM = "(?:[Mm]eeting |[Cc]onference |[Cc]ommittee |[Ii]nterview )?[Rr]oom (?:[A-Z]{0,2}\\d[\\w.-]*\\w|\\d|\\p{Lu}\\p{L}+)";
const FLOOR = "(?:the )?(?:\\p{L}+|\\d{1,2}(?:st|nd|rd|th)) floor";
/** "At the Rutherford Building, Room 3.12", "in Room G12 of the Fleming Building", "in Copenhagen": a place that has a name and no street. */
const BY_NAME: readonly RegExp[] = [
  new RegExp(
    `${COMES_TO}(?<place>(?:(?:${ROOM}|${FLOOR}|(?:the )?(?:[Bb]oardroom|Council Chamber)),? (?:of|in|at) )?(?:[Tt]he |[Oo]ur )?(?:(?:${HOUSES}|Café|Cafe|Hotel) (?!${DAY_OR_MONTH})(?:\\p{Lu}[\\p{L}'’]*|\\d{1,2})(?: \\p{Lu}[\\p{L}'’]*)?|(?:${WORD} ){1,4}(?:${HOUSES}|Building|Hotel|Infirmary|Church|University|Museum|Gallery|Club|Academy))(?![\\p{L}\\d])${PARTS_AFTER})`,
    "gu",
  ),
  new RegExp(`\\b(?:in|at|to) (?:the |our )?(?<place>${ROOM}(?:,? (?:on )?${FLOOR})?)(?![\\p{L}\\d])`, "gu"),
  new RegExp(
    `\\b(?:takes? place|be held|is held) (?:in|at) (?<place>(?!Zoom|Teams|Microsoft|Google|Skype|Webex|MS |Spring|Summer|Autumn|Winter|Q[1-4]|${DAY_OR_MONTH})${WORD}(?: (?!${DAY_OR_MONTH})${WORD}){0,2})(?=[.,;\\n]| (?:on|at)\\b|$)`,
    "gu",
  ),
];
/** What each of these cannot do without, found much faster than the place. */
const HAS_NAME: readonly RegExp[] = [
  new RegExp(`${HOUSES}|Building|Café|Cafe|Hotel|Infirmary|Church|University|Museum|Gallery|Club|Academy`, "u"),
  /[Rr]oom /,
  /(?:place|held) (?:in|at) /,
];
/** "The address is 7 Harbour View, Galway." */
const ADDRESS_IS = /\b(?:our|the|office|school|clinic|full) address is:? (?<place>\d[^\n]{4,80}?)(?=\.(?:\s|$)|\n|$)/iu;
const THEIRS = /\b(?:their|our|the) offices? (?:in|on|at) (?:\p{Lu}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]*){0,3}/gu;

/** What the first of several patterns finds that is not said to be otherwise, in the order of the text. */
function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  const found = patterns.map((pattern) => firstSaid(pattern, text)).filter((match) => match !== null);
  return found.sort((a, b) => a.index - b.index)[0]?.[0];
}

/** The first place of a name that is not said to be otherwise, a building before a room and a town. */
function byName(text: string): string | undefined {
  for (const [at, pattern] of BY_NAME.entries()) {
    if (HAS_NAME[at]?.test(text) === false) continue;
    const place = firstSaid(pattern, text)?.groups?.place?.replace(/[.\s]+$/u, "");
    if (place !== undefined) return place;
  }
  return undefined;
}

/** A labelled line or a street address is certain; "our Leeds office" is where, but not yet an address. */
export function placeIn(text: string): Found<string> | null {
  const labelled = LABELLED.exec(text)?.[1]?.trim().slice(0, LINE_MAX);
  if (labelled && !/^https?:/i.test(labelled)) return { value: labelled, phrase: labelled, certain: true };
  const head = text.slice(0, 8_000);
  const street = NUMBER.test(head) ? firstOf(HAS_ENDING.test(head) ? STREETS : WITHOUT_ENDING, head)?.trim() : undefined;
  const told = street ?? ADDRESS_IS.exec(head)?.groups?.place?.trim();
  if (told) return { value: told, phrase: told, certain: true };
  const office = firstSaid(OFFICE, head);
  const place = office?.[1] ?? byName(head) ?? firstSaid(THEIRS, head)?.[0];
  return place ? { value: place, phrase: place, certain: office?.groups?.street !== undefined } : null;
}

const BOOKING_HOST =
  /^https:\/\/(?:[\w-]+\.)*(?:calendly\.com|cal\.com|youcanbook\.me|doodle\.com|savvycal\.com|goodtime\.io|chilipiper\.com|greenhouse\.io|lever\.co)(?:[/?#]|$)/i;
const NEVER =
  /unsubscribe|privacy|preferences|facebook|twitter|instagram|linkedin\.com|youtube|glassdoor|\.(?:png|jpe?g|gif)(?:$|\?)|maps\.|goo\.gl\/maps/i;

/** The link to join or book by. Links of meeting hosts first; any other only when a sentence says to join, book or choose by it. */
export function linkIn(text: string, meetingHost: RegExp): Found<string> | null {
  if (!text.includes("https://")) return null;
  const links = [...text.slice(0, 24_000).matchAll(/https:\/\/[^\s<>"'()[\]{}|\\^`]{4,500}/g)].map((match) => ({
    url: match[0].replace(/[.,;:!?]+$/, ""),
    at: match.index,
  }));
  const usable = links.filter(({ url }) => !NEVER.test(url));
  const known = usable.find(({ url }) => meetingHost.test(url)) ?? usable.find(({ url }) => BOOKING_HOST.test(url));
  if (known) return { value: known.url, phrase: known.url, certain: true };
  const told = usable.find(({ at }) =>
    /\b(?:join|book|choose|select|pick|schedule|link|slot|zoom|teams|meet(?:ing)?|call|video|interview)\b/i.test(
      text.slice(Math.max(0, at - 120), at),
    ),
  );
  return told ? { value: told.url, phrase: told.url, certain: false } : null;
}

const FORMATS: readonly (readonly ["in_person" | "video" | "phone", RegExp])[] = [
  [
    "video",
    /\b(?:zoom|microsoft teams|ms teams|teams (?:call|meeting|interview|link)|(?:via|on|over|by|using) teams|google meet|gmeet|g-meet|webex|skype|video[- ]?(?:call|conference|interview|chat|link)?|virtual(?:ly)?|online interview|hangouts?)\b/gi,
  ],
  [
    "phone",
    /\b(?:(?:by|over the|over|via|on the) (?:tele)?phone|telephone (?:interview|call|conversation)|phone (?:interview|call|screen|chat|conversation)|(?:will|to) (?:call|ring|phone) you (?:at|on|tomorrow)|telephonic)\b/gi,
  ],
  [
    "in_person",
    /\b(?:in person|on[- ]?site|face[- ]to[- ]face|f2f|at our (?:\w+ ){0,3}(?:offices?|premises|studio|site|school|clinic|headquarters|hq)|our offices?|come (?:in|by|back in|down|to (?:our|the))|reception|front desk|visit us|assessment cent(?:re|er)|walk[- ]?in|venue)\b/gi,
  ],
];

/** By which means; two that contradict each other make the first a guess. */
export function formatIn(text: string): Found<"in_person" | "video" | "phone"> | null {
  const head = text.slice(0, 24_000);
  const found = FORMATS.flatMap(([value, pattern]) => {
    const match = firstSaid(pattern, head);
    return match ? [{ value, phrase: match[0], certain: true }] : [];
  });
  const first = found[0];
  return first ? { ...first, certain: found.length === 1 } : null;
}
