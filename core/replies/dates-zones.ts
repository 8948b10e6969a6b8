/** Zones as mails name them: after a time of day ("10am GMT", "3pm your time") and in Outlook's invitations. */

import { Temporal } from "temporal-polyfill";
import { allMatches } from "./all-matches.ts";
import type { Anchor } from "./dates.ts";
import { isGivenName, isOfSeveralPlaces, zoneOfPlace } from "./dates-places.ts";

/** Abbreviations by the place that keeps them. `only`: the zones of candidates for whom it has this one meaning. */
const ABBREVIATIONS: Record<string, { zone: string; utcHours?: number; only?: readonly string[] }> = {
  utc: { zone: "UTC" },
  z: { zone: "UTC" },
  gmt: { zone: "Europe/London", utcHours: 0 },
  bst: { zone: "Europe/London", utcHours: 1 },
  wet: { zone: "Europe/Lisbon" },
  west: { zone: "Europe/Lisbon" },
  cet: { zone: "Europe/Berlin", utcHours: 1 },
  cest: { zone: "Europe/Berlin", utcHours: 2 },
  eet: { zone: "Europe/Helsinki", utcHours: 2 },
  eest: { zone: "Europe/Helsinki", utcHours: 3 },
  msk: { zone: "Europe/Moscow" },
  est: { zone: "America/New_York", utcHours: -5, only: ["America/"] },
  edt: { zone: "America/New_York", utcHours: -4 },
  et: { zone: "America/New_York" },
  cst: { zone: "America/Chicago", utcHours: -6, only: ["America/"] },
  cdt: { zone: "America/Chicago", utcHours: -5 },
  ct: { zone: "America/Chicago" },
  mst: { zone: "America/Denver", utcHours: -7 },
  mdt: { zone: "America/Denver", utcHours: -6 },
  mt: { zone: "America/Denver" },
  pst: { zone: "America/Los_Angeles", utcHours: -8 },
  pdt: { zone: "America/Los_Angeles", utcHours: -7 },
  pt: { zone: "America/Los_Angeles" },
  // Indian, Irish or Israeli: only the candidate's own place tells.
  ist: { zone: "Asia/Kolkata", only: ["Asia/Kolkata", "Asia/Calcutta"] },
  sgt: { zone: "Asia/Singapore" },
  hkt: { zone: "Asia/Hong_Kong" },
  jst: { zone: "Asia/Tokyo" },
  gst: { zone: "Asia/Dubai" },
  sast: { zone: "Africa/Johannesburg" },
  aest: { zone: "Australia/Sydney", utcHours: 10 },
  aedt: { zone: "Australia/Sydney", utcHours: 11 },
  acst: { zone: "Australia/Adelaide" },
  acdt: { zone: "Australia/Adelaide" },
  awst: { zone: "Australia/Perth" },
  nzst: { zone: "Pacific/Auckland" },
  nzdt: { zone: "Pacific/Auckland" },
};

/** Abbreviations that are words in small letters: they count in capitals alone. */
const CAPITALS: Record<string, string> = {
  EAT: "Africa/Nairobi",
  CAT: "Africa/Maputo",
  WAT: "Africa/Lagos",
  AST: "America/Halifax",
  ADT: "America/Halifax",
  BRT: "America/Sao_Paulo",
  PKT: "Asia/Karachi",
  PHT: "Asia/Manila",
};

/** A zone beside an hour. `length`: the characters it takes. */
export type Zone = { timeZone: string; certain: boolean; length: number };
type Own = Pick<Anchor, "timeZone" | "theirZone">;

const CITY_NAME = String.raw`\p{Lu}[\p{L}]+(?:[ -]\p{Lu}\p{L}+){0,2}`;
/** "Houston time", "Houston, TX time": a place that we do not know makes the hour a guess. */
const CITY_TIME = new RegExp(
  String.raw`^\s*,?\s*[([]?(?:(?:all|both) )?(?:in )?(?<city>${CITY_NAME})(?:,? [A-Z]{2})? (?:local )?time\b[)\]]?`,
  "u",
);
/** Beside the same hour elsewhere, or in brackets, or last of all: "8am London / 7pm Sydney", "9.30 Boston (14.30 Dublin)", "9:00 (Houston)". */
const CITY_BESIDE = new RegExp(String.raw`^\s*[([]?(?<city>${CITY_NAME})(?:[)\]]|(?<pair>(?=\s*[/(=,;–-]\s*\d))|(?=\.?\s*$))`, "u");
/** "9 am in Houston", "9 am at our Houston office", "9 am, Houston". */
const IN_CITY = new RegExp(
  String.raw`^(?:\s+(?:over )?(?:here )?in|\s+(?:at|in) (?:our|the)|,|\s+for you in)\s+(?<city>${CITY_NAME})(?: offices?)?(?=\s*(?:[.,;:)!?(]|$)|\s+(?:on|at|and|with|to|for|next|this|via|where|if|or|but|please|HQ|headquarters)\b)`,
  "u",
);
const PLACE_TIME =
  "uk|british|irish|german|dutch|swiss|danish|swedish|norwegian|finnish|french|italian|spanish|polish|central european|east coast|west coast|indian?|east african?|west african?|central african?|south african?|atlantic|eastern|central|mountain|pacific";
const SHORT = "utc|gmt|bst|west|wet|cest|cet|eest|eet|msk|[ecmp][sd]?t|ist|sgt|hkt|jst|gst|sast|ae[sd]t|acst|acdt|awst|nz[sd]t";

const AFTER_TIME = new RegExp(
  String.raw`^\s*,?\s*[([]?(?:(?:all|both) )?(?:in )?(?:(?<offset>(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?)|(?<your>(?:your|local)(?: local)? time|(?:for you|yours)(?=\s*[).,;/]|\s*$))|(?<their>(?:their|his|her|the client['’]s)(?: local)? (?:time|end)|(?:for (?:them|him|her)|over there|there)(?=\s*[).,;/]|\s*$))|(?<our>(?:our|my)(?: local)? (?:time|end))|(?<place>${PLACE_TIME}|\p{L}+)(?: standard| daylight| summer| local)? time\b|(?<coast>eastern|central|mountain|pacific|atlantic)(?=\s*(?:[().,;:!?/=–-]|$|or\b|and\b|on\b|for\b|via\b|to\b|with\b|work|suit|if\b|\n))|(?<short>${SHORT}))(?![\p{L}\p{N}])[)\]]?`,
  "iu",
);
const CAPITALS_AFTER = /^\s*,?\s*[([]?(?:(?:all|both) )?(?:in )?(?<short>[A-Z]{3})\b(?!['’]| \p{Lu})[)\]]?/u;
const IANA_AFTER = /^\s*,?\s*[([]?(?:in )?(?<path>[A-Z][A-Za-z]+\/[A-Z][A-Za-z]+(?:[_/-][A-Z][A-Za-z]+)*)(?: time)?[)\]]?/;
/** "2026-12-10T10:00Z", "T10:00+01:00". */
const ISO_AFTER = /^(?:(?<utc>Z)(?![\p{L}\p{N}])|(?<offset>[+-]\d\d(?::?\d\d)?)(?![\d:]))/u;
/** "7.30 in the evening for you". */
const PART_OF_DAY = /^\s*(?:in the (?:morning|afternoon|evening)|at night)(?=\W)/i;

const offsetOf = (text: string): string | null => {
  const parts = /([+-])\s?(\d{1,2}):?(\d\d)?/.exec(text);
  return parts === null || Number(parts[2]) > 14 ? null : `${parts[1]}${(parts[2] ?? "0").padStart(2, "0")}:${parts[3] ?? "00"}`;
};

/** The zone named right after a time of day. Null when none is named. */
export function zoneNamed(text: string, own: Own): Zone | null {
  const part = PART_OF_DAY.exec(text)?.[0].length ?? 0;
  const rest = text.slice(part);
  const found = zoneOfWords(rest, own) ?? zoneOfCity(rest, own);
  if (found === null) return null;
  const length = part + found.length;
  // "Houston time (CST)": said twice, and either may be the one that we know.
  const again = /^\s*\(/.test(text.slice(length)) ? zoneOfWords(text.slice(length), own) : null;
  return again === null ? { ...found, length } : { ...(found.certain || !again.certain ? found : again), length: length + again.length };
}

/** The zone that an instant in figures ends with. */
export function zoneOfIso(text: string): Zone | null {
  const match = ISO_AFTER.exec(text);
  const timeZone = match === null ? null : match.groups?.utc === undefined ? offsetOf(match.groups?.offset ?? "") : "UTC";
  return match === null || timeZone === null ? null : { timeZone, certain: true, length: match[0].length };
}

function zoneOfWords(text: string, { timeZone: candidateZone, theirZone }: Own): Zone | null {
  const match = AFTER_TIME.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return zoneOfCapitals(text);
  const length = match[0].length;
  if (groups.offset) {
    const timeZone = offsetOf(groups.offset);
    return timeZone === null ? null : { timeZone, certain: true, length };
  }
  if (groups.your) return { timeZone: candidateZone, certain: true, length };
  if (groups.our || groups.their) return { timeZone: theirZone ?? candidateZone, certain: theirZone !== undefined, length };
  const place = groups.place ?? groups.coast;
  if (place) {
    const timeZone = zoneOfPlace(place);
    if (timeZone !== undefined) return { timeZone, certain: true, length };
    // Names of more than one word are looked for by their capitals.
    return isNoPlace(place) || /\p{Lu}/u.test(place) ? null : { timeZone: theirZone ?? candidateZone, certain: false, length };
  }
  const short = groups.short?.toLowerCase() ?? "";
  // "et", "ct", "pt", "mt" in small letters are as likely a word or a unit.
  if (short.length === 2 && groups.short !== groups.short?.toUpperCase()) return null;
  if (short === "west" && groups.short !== "WEST") return null;
  const known = ABBREVIATIONS[short];
  if (!known) return null;
  if (short === "ist" && (candidateZone === "Europe/Dublin" || candidateZone === "Asia/Jerusalem"))
    return { timeZone: candidateZone, certain: true, length };
  const certain = known.only === undefined || known.only.some((zone) => candidateZone.startsWith(zone)) || short === "est";
  return { timeZone: known.zone, certain, length };
}

/** An abbreviation that counts in capitals alone, or the name of a zone in the IANA table. */
function zoneOfCapitals(text: string): Zone | null {
  const path = IANA_AFTER.exec(text);
  const named = path === null ? null : ianaZone(path.groups?.path ?? "");
  if (path !== null && named !== null) return { timeZone: named, certain: true, length: path[0].length };
  const capitals = CAPITALS_AFTER.exec(text);
  const timeZone = CAPITALS[capitals?.groups?.short ?? ""];
  return capitals === null || timeZone === undefined ? null : { timeZone, certain: true, length: capitals[0].length };
}

function zoneOfCity(text: string, own: Own): Zone | null {
  const unknown = own.theirZone ?? own.timeZone;
  const time = CITY_TIME.exec(text);
  if (time !== null && !isNoPlace(time.groups?.city ?? "")) {
    const timeZone = zoneOfPlace(time.groups?.city ?? "");
    return { timeZone: timeZone ?? unknown, certain: timeZone !== undefined, length: time[0].length };
  }
  const match = CITY_BESIDE.exec(text) ?? IN_CITY.exec(text);
  const city = match?.groups?.city ?? "";
  const timeZone = zoneOfPlace(city);
  if (match === null || timeZone === undefined || (isGivenName(city) && /^\s*,\s*\p{L}+[.?!]?\s*$/u.test(match[0]))) return null;
  const isOwn = timeZone === own.timeZone || timeZone === own.theirZone;
  const isLast = isGivenName(city) && /^\s*\p{L}+[.?!]?\s*$/u.test(match[0]);
  const isDoubtful = (isOfSeveralPlaces(city) || isLast) && !isOwn && match.groups?.pair === undefined;
  return { timeZone: isDoubtful ? unknown : timeZone, certain: !isDoubtful, length: match[0].length };
}

/** What stands before "time" and is no place: "Start time". */
const NO_PLACE =
  /^(?:start(?:ing)?|end|finish|interview|meeting|call|slot|same|full|part|any|some|all|no|first|second|third|next|last|final|best|good|date|day|arrival|arrive|report(?:ing)?|half|lunch|break|tea|prep\w*|this|that|what|which|your|our|my|their|his|her|its|the|a|local|long|short|one|two|christmas|summer|winter|term|travel|journey|screen|spare|free|real|run|down|quality|duration|scheduled?|agreed|proposed|suggested|new|old|original|total|response|lead|more|much|little|enough|plenty|take|make|find|of|in|on|at|each|every|notice|waiting|bed|play|standard|daylight|mean|zone|and|&|or|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b|\b(?:and|start|end|interview|meeting|date|arrival|slot|call)$/i;
const isNoPlace = (name: string) => NO_PLACE.test(name) && zoneOfPlace(name) === undefined;

const ZONE_WORDS = new RegExp(
  String.raw`(?<![\p{L}\p{N}/-])(?:(?:UTC|GMT|BST|WET|CES?T|EES?T|MSK|[ECMP][SD]T|IST|SGT|HKT|JST|SAST|AE[SD]T|AC[SD]T|AWST|NZ[SD]T|BRT|PKT|PHT)|(?:${PLACE_TIME})(?: standard| daylight| summer| local)? time|(?<city>${CITY_NAME})(?: local)? time|(?<=[(,] ?)(?:my|our|his|her|their)(?: local)? (?:time|end))(?![\p{L}\p{N}-])(?! zone)`,
  "gu",
);

/** Where a text names a zone, or what looks like one, wherever it stands. */
export function zoneWords(text: string): { from: number; to: number }[] {
  return allMatches(text, ZONE_WORDS)
    .filter(({ groups }) => groups?.city === undefined || !isNoPlace(groups.city))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** What is said of all hours of a mail: "all times are Eastern", "time zone: CET", "that is Houston time". */
const OF_ALL =
  /(?:\btime ?zone(?: is)?:?|\b(?:times?|hours|slots)(?: (?:below|above|here|all|(?:in|of) this (?:message|e-?mail|mail|letter|invitation|note)))*(?: (?:are|is))?(?: all)?(?: (?:given|shown|listed|quoted|stated|expressed|set|noted))?(?: (?:in|as|are|is))?:?|(?:^|[(,;–—-]\s*|\band )(?:that|this|it|which|they)(?:['’]s| is| are|['’]re)(?: all)?(?: in)?)(?=\s*[\p{L}(])/giu;

/** The zone that a mail says all its hours are in; one that we do not know is a guess. Null where it says none. */
export function zoneOfAll(text: string, own: Own): Zone | null {
  for (const match of allMatches(text, OF_ALL)) {
    const rest = text.slice(match.index + match[0].length).slice(0, 40);
    const zone = zoneOfWords(rest, own) ?? (CITY_TIME.test(rest) ? zoneOfCity(rest, own) : null);
    if (zone !== null) return zone;
  }
  return null;
}

/** What an abbreviation says of the offset from UTC in hours, where it says so ("GMT" 0, "BST" 1); else null. */
export function hoursNamed(phrase: string): number | null {
  const short = /([a-z]+)[)\]]?\s*$/i.exec(phrase)?.[1]?.toLowerCase() ?? "";
  return ABBREVIATIONS[short]?.utcHours ?? null;
}

/** Outlook and Exchange name zones in their own way. The common ones, by CLDR's table. */
const WINDOWS: Record<string, string> = {
  "GMT Standard Time": "Europe/London",
  "Greenwich Standard Time": "Atlantic/Reykjavik",
  "W. Europe Standard Time": "Europe/Berlin",
  "Central Europe Standard Time": "Europe/Budapest",
  "Central European Standard Time": "Europe/Warsaw",
  "Romance Standard Time": "Europe/Paris",
  "E. Europe Standard Time": "Europe/Chisinau",
  "FLE Standard Time": "Europe/Kyiv",
  "GTB Standard Time": "Europe/Bucharest",
  "Turkey Standard Time": "Europe/Istanbul",
  "Russian Standard Time": "Europe/Moscow",
  "Israel Standard Time": "Asia/Jerusalem",
  "South Africa Standard Time": "Africa/Johannesburg",
  "Egypt Standard Time": "Africa/Cairo",
  "Arab Standard Time": "Asia/Riyadh",
  "Arabian Standard Time": "Asia/Dubai",
  "Pakistan Standard Time": "Asia/Karachi",
  "India Standard Time": "Asia/Kolkata",
  "Sri Lanka Standard Time": "Asia/Colombo",
  "Bangladesh Standard Time": "Asia/Dhaka",
  "SE Asia Standard Time": "Asia/Bangkok",
  "China Standard Time": "Asia/Shanghai",
  "Singapore Standard Time": "Asia/Singapore",
  "Tokyo Standard Time": "Asia/Tokyo",
  "Korea Standard Time": "Asia/Seoul",
  "W. Australia Standard Time": "Australia/Perth",
  "Cen. Australia Standard Time": "Australia/Adelaide",
  "AUS Central Standard Time": "Australia/Darwin",
  "E. Australia Standard Time": "Australia/Brisbane",
  "AUS Eastern Standard Time": "Australia/Sydney",
  "Tasmania Standard Time": "Australia/Hobart",
  "New Zealand Standard Time": "Pacific/Auckland",
  "Newfoundland Standard Time": "America/St_Johns",
  "Atlantic Standard Time": "America/Halifax",
  "Eastern Standard Time": "America/New_York",
  "US Eastern Standard Time": "America/Indiana/Indianapolis",
  "Central Standard Time": "America/Chicago",
  "Canada Central Standard Time": "America/Regina",
  "Mountain Standard Time": "America/Denver",
  "US Mountain Standard Time": "America/Phoenix",
  "Pacific Standard Time": "America/Los_Angeles",
  "Alaskan Standard Time": "America/Anchorage",
  "Hawaiian Standard Time": "Pacific/Honolulu",
  "E. South America Standard Time": "America/Sao_Paulo",
  "Argentina Standard Time": "America/Argentina/Buenos_Aires",
  "SA Pacific Standard Time": "America/Bogota",
  UTC: "UTC",
  "Coordinated Universal Time": "UTC",
};

/** An IANA zone for a TZID of any maker (IANA, Windows, `/freeassociation.sourceforge.net/Europe/London`); null when unknown. */
export function ianaZone(tzid: string): string | null {
  const plain = tzid.trim().replace(/^"|"$/g, "");
  const path = plain.split("/").slice(-2).join("/");
  for (const name of [WINDOWS[plain], plain, path]) {
    if (name === undefined || name === "" || !/^[A-Za-z][\w+/-]*$/.test(name)) continue;
    try {
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    } catch (error) {
      // Not a zone: the next spelling is tried, and null is the answer after the last.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
}
