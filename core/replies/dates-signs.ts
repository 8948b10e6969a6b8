/**
 * What the patterns of days and times cannot do without: signs that one walk over a sentence finds all together, so that most
 * of the patterns need not be tried on it.
 */

const WEEKDAYS = "mon mons mond tue tues tued wed weds wedn wedd thu thus thur thud fri fris frid sat sats satu satd sun suns sund";
const MONTHS = "jan janu feb febr mar marc apr apri may jun june jul july aug augu sep sept oct octo nov nove dec dece";
const HALVES = "am pm a p";

/** Each sign by the words that are one: their first four letters, or all where they have no more. */
const WORDS = {
  noon: "noon midd",
  halfOrPast: "half quar past five ten twen",
  clock: "cloc oclo",
  hour: "one two thre four five six seve eigh nine ten elev twel",
  or: "or",
  halfOrBetween: `${HALVES} betw btw btwn`,
  halfOrIsh: `${HALVES} amis pmis ish`,
  uhr: "h uhr",
  fits: "work suit it is woul soun",
  weekday: WEEKDAYS,
  month: MONTHS,
  today: "toda toni this end eod cob cop eop clos",
  tomorrow: "tomo tomm tmrw tmrr",
  week: "week fort eow",
  weekShort: "week wk wc wb ws we w",
  calendarWeek: "week cw kw",
  monthWord: "mont",
  monthOrYear: `${MONTHS} mont year eom eoy`,
  nthOrWeekday: `${WEEKDAYS} st nd rd th`,
  quarter: "quar q eoq",
  season: "spri summ autu fall wint",
  year: "year",
  span: "day days week wk wks mont fort hour hr hrs",
  another: "anot furt more extr addi",
  coming: "next comi foll",
  refers: "foll next afte late",
  feast:
    "year frid may holi nigh chri xmas fest wint boxi step nye hogm silv epip king vale lady mich sank pong gold summ davi patr padd geor andr east maun palm ash shro panc moth asce pent whit corp than mart mlk pres memo june inde labo colu indi vete armi reme cana vict bast aust anza wait repu gand koni mids hall sain guy diwa deep duss dasa vija rama ramz eid bakr hanu chan pass pesa rosh yom tet half long",
} as const;
/** What is no word: a digit, four in a row, one before a point, a dash or a slash, and a colon. */
const FIGURES = ["digit", "fourDigits", "parted", "colon"] as const;

type Sign = keyof typeof WORDS | (typeof FIGURES)[number];

const ALL = [...(Object.keys(WORDS) as (keyof typeof WORDS)[]), ...FIGURES];
/** Several signs as one number, a bit each. */
export const signs = (...names: readonly Sign[]): number => names.reduce((sum, name) => sum | (1 << ALL.indexOf(name)), 0);

const LETTERS_MAX = 4;
const BITS_OF_LETTER = 5;
/** Up to four letters as a number. */
const packed = (word: string) => [...word].reduce((key, letter) => (key << BITS_OF_LETTER) | (letter.charCodeAt(0) - 0x60), 0);

const OF_WORD = new Map<number, number>();
for (const [name, words] of Object.entries(WORDS))
  for (const word of words.split(" ")) OF_WORD.set(packed(word), (OF_WORD.get(packed(word)) ?? 0) | signs(name as Sign));

const DIGIT = signs("digit", "hour");
const FOUR_DIGITS = signs("fourDigits");
const PARTED = signs("parted");
const COLON = signs("colon");
const SLASH = signs("or");

/** The signs of a sentence, a bit each. Only `a` to `z` are letters here: what stands behind any other begins a word. */
export function signsIn(sentence: string): number {
  let found = 0;
  let key = 0;
  let letters = 0;
  let digits = 0;
  for (let at = 0; at < sentence.length; at++) {
    const code = sentence.charCodeAt(at);
    const letter = (code | 0x20) - 0x60;
    if (letter >= 1 && letter <= 26) {
      if (letters++ < LETTERS_MAX) key = (key << BITS_OF_LETTER) | letter;
      digits = 0;
      continue;
    }
    if (letters > 0) found |= OF_WORD.get(key) ?? 0;
    key = 0;
    letters = 0;
    if (code >= 0x30 && code <= 0x39) {
      found |= ++digits === 4 ? DIGIT | FOUR_DIGITS : DIGIT;
      continue;
    }
    // - . /
    if (digits > 0 && code >= 0x2d && code <= 0x2f) found |= PARTED;
    if (code === 0x2f) found |= SLASH;
    if (code === 0x3a) found |= COLON;
    digits = 0;
  }
  return letters > 0 ? found | (OF_WORD.get(key) ?? 0) : found;
}
