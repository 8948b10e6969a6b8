/** Zones as mails name them: after a time of day ("10am GMT", "3pm your time") and in Outlook's invitations. */
import { Temporal } from "temporal-polyfill";
import type { Anchor } from "./dates.ts";

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
  awst: { zone: "Australia/Perth" },
  nzst: { zone: "Pacific/Auckland" },
  nzdt: { zone: "Pacific/Auckland" },
};

const PLACES: Record<string, string> = {
  uk: "Europe/London",
  british: "Europe/London",
  london: "Europe/London",
  irish: "Europe/Dublin",
  dublin: "Europe/Dublin",
  german: "Europe/Berlin",
  berlin: "Europe/Berlin",
  paris: "Europe/Paris",
  amsterdam: "Europe/Amsterdam",
  dutch: "Europe/Amsterdam",
  zurich: "Europe/Zurich",
  swiss: "Europe/Zurich",
  vienna: "Europe/Vienna",
  madrid: "Europe/Madrid",
  stockholm: "Europe/Stockholm",
  copenhagen: "Europe/Copenhagen",
  danish: "Europe/Copenhagen",
  "central european": "Europe/Berlin",
  "east africa": "Africa/Nairobi",
  "east african": "Africa/Nairobi",
  "west africa": "Africa/Lagos",
  "west african": "Africa/Lagos",
  "central africa": "Africa/Maputo",
  "central african": "Africa/Maputo",
  "south africa": "Africa/Johannesburg",
  "south african": "Africa/Johannesburg",
  atlantic: "America/Halifax",
  indian: "Asia/Kolkata",
  india: "Asia/Kolkata",
  eastern: "America/New_York",
  "new york": "America/New_York",
  central: "America/Chicago",
  chicago: "America/Chicago",
  mountain: "America/Denver",
  pacific: "America/Los_Angeles",
  sydney: "Australia/Sydney",
  melbourne: "Australia/Melbourne",
  singapore: "Asia/Singapore",
  dubai: "Asia/Dubai",
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

/** Cities by their names in the IANA table ("new york"), read when the first mail names one. */
let cities: ReadonlyMap<string, string> | undefined;
function zoneOfCity(name: string): string | undefined {
  cities ??= new Map(
    Intl.supportedValuesOf("timeZone").map((zone) => [(zone.split("/").at(-1) ?? "").replaceAll("_", " ").toLowerCase(), zone]),
  );
  return cities.get(name.toLowerCase());
}
/** A city after an hour: "9am Lagos time", or beside the same hour elsewhere: "8am London / 7pm Sydney", "9.30 Boston (14.30 Dublin)". */
const CITY = /^\s*[([]?(?<city>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?: (?:local )?time\b[)\]]?|[)\]]|(?=\s*[/(=,;–-]\s*\d)|(?=\.?\s*$))/u;

const AFTER_TIME =
  /^\s*[([]?(?:(?<offset>(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?)|(?<your>(?:your|local)(?: local)? time|(?:for you|yours)(?=\s*[).,;/]|\s*$))|(?<their>their(?: local)? time)|(?<our>our time|my time)|(?<place>uk|british|london|irish|dublin|german|berlin|paris|amsterdam|dutch|zurich|swiss|vienna|madrid|stockholm|copenhagen|danish|central european|indian?|east african?|west african?|central african?|south african?|atlantic|eastern|new york|central|chicago|mountain|pacific|sydney|melbourne|singapore|dubai)(?: standard| daylight| summer| local)? time|(?<coast>eastern|central|mountain|pacific)(?=\s*(?:[().,;:!?/=–-]|$|or\b|and\b|on\b|for\b|via\b|to\b|with\b|work|suit|if\b|\n))|(?<short>utc|gmt|bst|west|wet|cest|cet|eest|eet|msk|[ecmp][sd]?t|ist|sgt|hkt|jst|gst|sast|ae[sd]t|acst|awst|nz[sd]t))(?![\p{L}\p{N}])[)\]]?/iu;

/** The zone named right after a time of day; `length` counts the characters it takes. Null when none is named. */
export function zoneNamed(
  text: string,
  { timeZone: candidateZone, theirZone }: Pick<Anchor, "timeZone" | "theirZone">,
): { timeZone: string; certain: boolean; length: number } | null {
  const match = AFTER_TIME.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return placeNamed(text, { timeZone: candidateZone, ...(theirZone === undefined ? {} : { theirZone }) });
  const length = match[0].length;
  if (groups.offset) {
    const parts = /([+-])\s?(\d{1,2}):?(\d\d)?/.exec(groups.offset);
    const timeZone = `${parts?.[1] ?? "+"}${(parts?.[2] ?? "0").padStart(2, "0")}:${parts?.[3] ?? "00"}`;
    return Number(parts?.[2] ?? 0) > 14 ? null : { timeZone, certain: true, length };
  }
  if (groups.your) return { timeZone: candidateZone, certain: true, length };
  if (groups.our) return { timeZone: theirZone ?? candidateZone, certain: theirZone !== undefined, length };
  if (groups.their) return { timeZone: theirZone ?? candidateZone, certain: theirZone !== undefined, length };
  const place = groups.place ?? groups.coast;
  if (place) return { timeZone: PLACES[place.toLowerCase()] ?? candidateZone, certain: true, length };
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

/** The zone of a city, or of an abbreviation that is written in capitals. */
function placeNamed(
  text: string,
  { timeZone: candidateZone, theirZone }: Pick<Anchor, "timeZone" | "theirZone">,
): { timeZone: string; certain: boolean; length: number } | null {
  const capitals = /^\s*[([]?(?<short>[A-Z]{3})\b[)\]]?/.exec(text);
  const city = capitals === null ? CITY.exec(text) : null;
  // "9.30 Boston time": a place that we do not know makes the hour a guess.
  const isOf = city !== null && / time\b/.test(city[0]) && zoneOfCity(city.groups?.city ?? "") === undefined;
  if (isOf) return { timeZone: theirZone ?? candidateZone, certain: false, length: city[0].length };
  const timeZone = capitals === null ? city?.groups?.city && zoneOfCity(city.groups.city) : CAPITALS[capitals.groups?.short ?? ""];
  return timeZone ? { timeZone, certain: true, length: (capitals ?? city)?.[0].length ?? 0 } : null;
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
