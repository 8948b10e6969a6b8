import { allMatches } from "./all-matches.ts";
import { cleanLine } from "./clean.ts";
import { MONTHS, plainLetters, WEEKDAYS } from "./months.ts";

const DATE_CHARS_MAX = 200;
const YEAR_MIN = 1990;
const YEAR_MAX = 2099;
const DAY_MS = 86_400_000;
/** Of two readings of 03/04/2026 one is taken when only it lies this close before the mail that carries it. */
const NEAR_DAYS = 21;

/** What is known besides the text: it decides which reading of 03/04/2026 is meant, and its zone. */
export type DateHint = {
  /** Minutes east of UTC to take when the text names no zone; UTC when null. */
  offsetMinutes: number | null;
  /** ISO instant of the mail that carries the date: a mail is not older than what it forwards. */
  notAfter: string | null;
  /** Whether the language of the labels writes the day first. null for English, which does both. */
  dayFirst: boolean | null;
};

export type ReadDate = { instant: string; offsetMinutes: number | null };

const NO_HINT: DateHint = { offsetMinutes: null, notAfter: null, dayFirst: null };

// Only abbreviations with one meaning in mail: IST is India, Ireland or Israel, so it is not here.
const ZONES: Readonly<Record<string, number>> = {
  utc: 0,
  ut: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  jst: 540,
  kst: 540,
  sgt: 480,
  aest: 600,
  aedt: 660,
  acst: 570,
  awst: 480,
  nzst: 720,
  nzdt: 780,
  sast: 120,
};

const AFTERNOON = /^(?:p\.? ?m\.?|μ\.?μ\.?|午後|下午|晚上|오후|م|du|eh|oö)$/u;
const MORNING = /^(?:a\.? ?m\.?|π\.?μ\.?|午前|上午|오전|ص|de|öö)$/u;

/** `order` is set where the same digits can be read day first or month first. */
type Day = { year: number; month: number; day: number; order?: "day" | "month" };

/**
 * The instant that a `Date`, `Sent` or attribution line names, in any of the languages of the label table:
 * RFC 5322 dates, ISO, numeric dates, month names. Without a zone in the text it is read in `hint.offsetMinutes`,
 * without that in UTC; a date without a time of day is noon. null rather than a guess when a date has two readings.
 */
export function readDate(value: string, hint: DateHint = NO_HINT): ReadDate | null {
  const plain = readPlain(value);
  if (plain !== null) return plain;
  let text = cleanLine(value, DATE_CHARS_MAX);
  if (/[^ -~]/.test(text)) text = text.normalize("NFKC").replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const zone = takeZone(text);
  text = zone.rest;
  const time = takeTime(text);
  const offset = zone.offsetMinutes ?? hint.offsetMinutes ?? 0;
  const days = daysIn(time.rest).filter(isRealDay);
  const instants = days.map((day) => Date.UTC(day.year, day.month - 1, day.day, time.hour, time.minute, time.second) - offset * 60_000);
  const chosen = choose(days, instants, time.rest, { ...hint, dayFirst: hint.dayFirst ?? zone.dayFirst });
  if (chosen === null || !time.ok) return null;
  return { instant: new Date(chosen).toISOString(), offsetMinutes: zone.offsetMinutes };
}

const PLAIN =
  /^(?:([A-Z][a-z]{2}), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) ([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))? ([+-])(0\d|1[0-3])([0-5]\d)$/;

/** `Mon, 2 Nov 2026 09:26:00 +0100`, as nearly every Date header is (RFC 5322 §3.3); null where something is odd, for a closer look. */
function readPlain(value: string): ReadDate | null {
  const match = PLAIN.exec(value);
  if (match === null) return null;
  const [, weekday, dayOf = "", name = "", yearOf = "", hour, minute, second = "0", sign, hours, minutes] = match;
  const [month = 0] = MONTHS.get(name.toLowerCase()) ?? [];
  const [year, day] = [Number(yearOf), Number(dayOf)];
  const midnight = Date.UTC(year, month - 1, day);
  const isDay = isRealDay({ year, month, day });
  const agrees = weekday === undefined || WEEKDAYS.get(weekday.toLowerCase()) === weekdayOf(midnight);
  if (!isDay || !agrees) return null;
  const offsetMinutes = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const at = midnight + ((Number(hour) * 60 + Number(minute) - offsetMinutes) * 60 + Number(second)) * 1_000;
  return { instant: new Date(at).toISOString(), offsetMinutes };
}

const NAMED_OFFSET = /(?:GMT|UTC|UT)\s?([+\-−])(\d{1,2})(?::?(\d{2}))?(?!\d)/i;
// Only right behind a time of day: the "-09" of 2022-09-19 is a month.
const BARE_OFFSET = /(?<=\d:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AP]M\s)?\(?)([+\-−])(\d{2}):?(\d{2})(?!\d)/i;

const ABBREVIATION = /\b[A-Za-z]{2,4}\b/g;

function takeZone(text: string): { rest: string; offsetMinutes: number | null; dayFirst: boolean | null } {
  const numeric = NAMED_OFFSET.exec(text) ?? BARE_OFFSET.exec(text);
  const minutes = Number(numeric?.[2] ?? 0) * 60 + Number(numeric?.[3] ?? 0);
  if (numeric !== null && minutes <= 14 * 60) {
    const rest = `${text.slice(0, numeric.index)} ${text.slice(numeric.index + numeric[0].length)}`;
    return { rest, offsetMinutes: numeric[1] === "+" ? minutes : -minutes, dayFirst: null };
  }
  const iso = /(?<=\d)Z\b/.exec(text);
  if (iso !== null) return { rest: text.slice(0, iso.index), offsetMinutes: 0, dayFirst: null };
  for (const word of allMatches(text, ABBREVIATION)) {
    const offsetMinutes = /^[A-Z]+$/.test(word[0]) ? ZONES[word[0].toLowerCase()] : undefined;
    if (offsetMinutes !== undefined) {
      const rest = text.slice(0, word.index) + text.slice(word.index + word[0].length);
      return { rest, offsetMinutes, dayFirst: offsetMinutes <= -240 ? false : offsetMinutes === 0 || word[0] === "BST" ? true : null };
    }
  }
  return { rest: text, offsetMinutes: null, dayFirst: null };
}

type Time = { hour: number; minute: number; second: number; rest: string; ok: boolean };

const HALF = "a\\.? ?m\\.?|p\\.? ?m\\.?|π\\.?μ\\.?|μ\\.?μ\\.?|ص|م";
const TIMES: readonly RegExp[] = [
  new RegExp(
    `(午前|午後|上午|下午|晚上|오전|오후|ÖÖ|ÖS|de\\.|du\\.)?\\s?(?<!\\d)(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s?(${HALF})?(?![\\p{L}\\d])`,
    "iu",
  ),
  /(午前|午後|上午|下午|晚上|오전|오후)?\s?(\d{1,2})[時时시]\s?(\d{1,2})[分분]?(?:\s?(\d{1,2})[秒초])?()/u,
  /()(?<![\d.])(\d{1,2})\s?h\s?(\d{2})()()(?!\d)/iu,
  // Finnish and Danish: 12.46, and 12.46.10. Only at the end or after a comma, "kl." or a blank, so that 28.10.2021 is not one.
  /()(?<=[\s,])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?()(?![\d.]*\d)/u,
];

function takeTime(text: string): Time {
  for (const pattern of TIMES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const half = (match[1] || match[5] || "").toLowerCase();
    let hour = Number(match[2]);
    if ((AFTERNOON.test(half) || half === "ös" || half === "du.") && hour < 12) hour += 12;
    if ((MORNING.test(half) || half === "de.") && hour === 12) hour = 0;
    const minute = Number(match[3]);
    const second = Number(match[4] ?? 0);
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { hour, minute, second, rest, ok: hour < 24 && minute < 60 && second < 61 };
  }
  return { hour: 12, minute: 0, second: 0, rest: text, ok: true };
}

const WORD = "([\\p{L}\\p{M}]+)";
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?[\\s-]*(?:de |d['’]|of )?${WORD}[.׳']?,?[\\s-]*(?:de |del |do |г\\.? )?'?(\\d{4}|\\d{2}(?![\\d:.]))`,
  "iu",
);
const MONTH_DAY_YEAR = new RegExp(`${WORD}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s+(\\d{4})(?!\\d)`, "iu");
const YEAR_MONTH_DAY = new RegExp(`(?<!\\d)(\\d{4})\\.?\\s+(?:m\\.\\s+|gada\\s+)?${WORD}\\.?\\s+(\\d{1,2})(?!\\d)`, "iu");
const VIETNAMESE = /(?<!\d)(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})/iu;
const YEAR_FIRST = /(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)/u;
const NUMERIC = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)/u;

function daysIn(text: string): Day[] {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return [{ year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) }];
  const vietnamese = VIETNAMESE.exec(text);
  if (vietnamese !== null) return [{ year: Number(vietnamese[3]), month: Number(vietnamese[2]), day: Number(vietnamese[1]) }];
  for (const [pattern, yearAt, monthAt, dayAt] of [
    [DAY_MONTH_YEAR, 3, 2, 1],
    [MONTH_DAY_YEAR, 3, 1, 2],
    [YEAR_MONTH_DAY, 1, 2, 3],
  ] as const) {
    const match = pattern.exec(text);
    const months = match === null ? undefined : monthsNamed(match[monthAt] ?? "");
    if (match !== null && months !== undefined)
      return months.map((month) => ({ year: fullYear(match[yearAt]), month, day: Number(match[dayAt]) }));
  }
  const numeric = NUMERIC.exec(text);
  if (numeric === null) return [];
  const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), fullYear(numeric[4])];
  const dayFirst = { year, month: second, day: first };
  // Nobody writes 10.28.2021: with dots the day comes first.
  return numeric[2] === "." || first === second
    ? [dayFirst]
    : [
        { ...dayFirst, order: "day" },
        { year, month: first, day: second, order: "month" },
      ];
}

function monthsNamed(word: string): readonly number[] | undefined {
  const plain = plainLetters(word);
  // Hebrew writes "in November" as one word: בנובמבר.
  return MONTHS.get(plain) ?? (plain.startsWith("ב") ? MONTHS.get(plain.slice(1)) : undefined);
}

function fullYear(text: string | undefined): number {
  const year = Number(text);
  return year < 100 ? 2000 + year : year;
}

function isRealDay({ year, month, day }: Day): boolean {
  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1) return false;
  return day <= (Date.UTC(year, month) - Date.UTC(year, month - 1)) / DAY_MS;
}

/** 1 January 1970 was a Thursday; 0 is Sunday, as `getUTCDay` has it. */
const weekdayOf = (midnight: number) => (((midnight / DAY_MS + 4) % 7) + 7) % 7;

function choose(days: readonly Day[], instants: readonly number[], text: string, hint: DateHint): number | null {
  const weekday = weekdayIn(text);
  const notAfter = hint.notAfter === null ? null : Date.parse(hint.notAfter);
  let open = days.map((day, index) => ({ at: instants[index] ?? Number.NaN, day }));
  if (weekday !== null) open = open.filter(({ day }) => weekdayOf(Date.UTC(day.year, day.month - 1, day.day)) === weekday);
  if (notAfter !== null && open.length > 1) open = open.filter(({ at }) => at <= notAfter + DAY_MS);
  const order = hint.dayFirst === null ? null : hint.dayFirst ? "day" : "month";
  if (open.length > 1 && order !== null) open = open.filter(({ day }) => (day.order ?? order) === order);
  if (open.length > 1 && notAfter !== null) open = open.filter(({ at }) => at >= notAfter - NEAR_DAYS * DAY_MS);
  const [only] = open;
  return open.length === 1 && only !== undefined ? only.at : null;
}

const LONG_WORD = /\p{L}[\p{L}\p{M}]+/gu;

function weekdayIn(text: string): number | null {
  for (const [word] of allMatches(text, LONG_WORD)) {
    // Vietnamese "thứ" (day) is not Thursday's "Thu".
    const day = word.includes("ứ") ? undefined : WEEKDAYS.get(plainLetters(word));
    if (day !== undefined) return day;
  }
  return null;
}
