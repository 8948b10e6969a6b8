/** Whether a mail writes its days in figures month first (12/03 is 3 December), as far as it says so itself. */
import { allMatches } from "./all-matches.ts";
import type { Anchor } from "./dates.ts";

/** An hour in a zone of North America: "1pm ET", "10:00 a.m. Pacific", "all times ET". */
const AMERICAN_HOUR =
  /(?:\d\s?(?:[ap]\.?\s?m\.?|h(?:rs)?)?|\bnoon|\bmidday|\btimes(?: are)?(?: all)?(?: in)?)\s*,?\s*[([]?(?<zone>[ECMP][SD]?T\b|(?:[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)\b(?: (?:[Ss]tandard |[Dd]aylight )?[Tt]ime\b)?(?! \p{Lu}| (?:european|africa)))/gu;
/** An hour in another zone: whoever adds "8am ET" to it writes from there. */
const OTHER_HOUR =
  /\d\s?(?:[ap]\.?\s?m\.?|h(?:rs)?)?\s*,?\s*[([]?(?:GMT|UTC|BST|WES?T|CES?T|EES?T|IST|SGT|HKT|JST|A[EC][SD]T|AWST|NZ[SD]T|(?:UK|British|London|Irish|Dublin|German|Berlin|Paris|Indian|Sydney|[Cc]entral European) (?:\w+ )?[Tt]ime)\b/u;
/** Where EST and CST, Eastern and Central are zones too. */
const OTHER_EAST = /^(?:Australia|Asia)\//;
const SHARED = /^(?:[EC]ST|EASTERN|CENTRAL)/i;

/** Two numbers that can only be a month and a day: no marks out of twenty. */
const IN_FIGURES = /(?<![\p{L}\d/.:-])(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?:20)?\d\d)?(?![\p{L}\d/-])/gu;
const MARKS = /\b(?:scor\w+|marks?|rat(?:ed|ing)|grade[ds]?|got|room|unit|level|floor|part|page)\W+(?:\w+\W+){0,2}$/i;
const MONTHS = 12;
const DAYS_MAX = 31;

/** What the days in figures say that name a month and a day in one order alone. Nothing where they disagree. */
function orderOfFigures(text: string): boolean | undefined {
  const orders = new Set<boolean>();
  for (const { index, groups } of allMatches(text, IN_FIGURES)) {
    const [a, b] = [Number(groups?.a), Number(groups?.b)];
    // "24/7" is no day.
    if ((a === 24 && b === 7) || a === 0 || b === 0 || MARKS.test(text.slice(Math.max(0, index - 40), index))) continue;
    if (a <= MONTHS && b > MONTHS && b <= DAYS_MAX) orders.add(true);
    if (b <= MONTHS && a > MONTHS && a <= DAYS_MAX) orders.add(false);
  }
  return orders.size === 1 ? orders.has(true) : undefined;
}

const namesAmericanHour = (text: string, timeZone: string) =>
  !OTHER_HOUR.test(text) &&
  [...allMatches(text, AMERICAN_HOUR)].some(({ groups }) => !(OTHER_EAST.test(timeZone) && SHARED.test(groups?.zone ?? "")));

/** The anchor with the order of day and month in which the mail writes: by its other days in figures, else by an American hour. */
export function withOrder(anchor: Anchor, text: string): Anchor {
  if (!text.includes("/")) return anchor;
  const figures = orderOfFigures(text);
  if (figures !== undefined) return { ...anchor, order: { isMonthFirst: figures, certain: true } };
  return namesAmericanHour(text, anchor.timeZone) ? { ...anchor, order: { isMonthFirst: true, certain: false } } : anchor;
}
