/** The words that days and times of day are written with: weekdays, months, numbers. */

/** Monday first, by the three letters that no two share. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  "a couple of": 2,
  "a couple": 2,
  "couple of": 2,
  couple: 2,
  two: 2,
  three: 3,
  "a few": 3,
  few: 3,
  several: 4,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};
/** Words that name no exact number. */
export const VAGUE = /couple|few|several|about|around|roughly|approximately|some|or two|or so|coming|probably|likely|hopefully|maybe/i;

export const WD = "(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?";
export const MON =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
export const NUM =
  "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|(?:a )?couple of|(?:a )?couple|(?:a )?few|several";
const UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
const TO_THIRTY_FIRST = [
  ...UNITS,
  ..."tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(" "),
  ...UNITS.map((unit) => `twenty-${unit}`),
  "thirtieth",
  "thirty-first",
];
/** The days of a month in words. */
export const ORDINALS = `(?:${[...TO_THIRTY_FIRST].reverse().join("|").replaceAll("-", "[ -]")})`;
/** "Twenty-first" is 21. */
export const ordinal = (words: string) => TO_THIRTY_FIRST.indexOf(words.toLowerCase().replace(/\s/, "-")) + 1;
/** A weekday and no more. */
export const BARE_WEEKDAY = new RegExp(`^\\s*(?:on )?${WD}\\s*$`, "i");

/** A phrase that names one day, and no week, month or count of days: "Friday", "the 4th", "tomorrow", "Friday of next week". */
export const NAMES_A_DAY = new RegExp(
  String.raw`\b${WD}\b|[,(](?!.*\b(?:weeks?|weekend|months?|days|fortnight|quarter)\b).*\d|^(?!.*\b(?:weeks?|weekend|months?|days|fortnight|quarter|early|late|mid|end|start|beginning)\b).*(?:\d|\b(?:today|tonight|tomorrow|morning|afternoon|evening|day)\b)`,
  "iu",
);

/** A pattern that begins and ends at a word. */
export const rule = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}/.:-])(?:${source})(?![\\p{L}\\p{N}])`, "giu");

/** 1 Monday … 7 Sunday. */
export const weekday = (name: string) => WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
/** 1 to 12. */
export const month = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
/** A number in words or figures. */
export const number = (text: string) => NUMBERS[text.toLowerCase()] ?? Number.parseInt(text, 10);
