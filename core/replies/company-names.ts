/** What a company goes by: in a record, in a sender's name, and in the domain that it writes from. */
import { organisation } from "./match-domains.ts";

const NOT_ASCII = /[^\u0000-\u007f]/;

/** Lower case, accents off, everything but letters and digits a single space, one at either end. */
export function words(text: string): string {
  const isAscii = !NOT_ASCII.test(text);
  const plain = (isAscii ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();
  const named = /['’`&]/.test(plain)
    ? plain
        .replace(/['’`]s\b/g, "")
        .replace(/['’`]/g, "")
        .replace(/&/g, " and ")
    : plain;
  return ` ${named.replace(isAscii ? /[^a-z0-9+#]+/g : /[^\p{L}\p{N}+#]+/gu, " ").trim()} `;
}

const LEGAL =
  "ltd|limited|inc|incorporated|llc|llp|lp|plc|corp|corporation|co|company|gmbh|ag|kg|se|ug|mbh|ev|bv|nv|sa|sas|sarl|srl|spa|ab|as|oy|oyj|aps|pty|pvt|private|dac|clg|uc|cic|holdings|holding|group|international|intl";
const LEGAL_FORM = new RegExp(` (?:${LEGAL}|a s|s a|b v|n v|and co|the) $`);

const NAMES_MET_MAX = 500;

/** What is made of a name, made once: those of a candidate's few interviews are asked of every mail, by several ways each. */
function once<Made>(make: (name: string) => Made): (name: string) => Made {
  const met = new Map<string, Made>();
  return (name) => {
    const known = met.get(name);
    if (known !== undefined) return known;
    const made = make(name);
    if (met.size >= NAMES_MET_MAX) met.clear();
    met.set(name, made);
    return made;
  };
}

/** "The Acme Group Ltd.", "Acme Group", "Acme": a name with ever less of what is no part of it. */
const everShorter = once((name): readonly string[] => {
  const shorter = [words(name).replace(/^ the /, " ")];
  for (let round = 0; round < 4; round += 1) {
    const next = (shorter.at(-1) ?? "").replace(LEGAL_FORM, " ");
    if (next.trim() === "" || next === shorter.at(-1)) break;
    shorter.push(next);
  }
  return shorter;
});

/** "The Acme Group Ltd." is called Acme; a name that is nothing but such words stays whole. */
export const companyName = (name: string) => everShorter(name).at(-1) ?? "";

/** "Lumen Energy (part of Arcadia Group)", "Lumen Energy, an Arcadia company", "Lumen – a division of Arcadia plc". */
const PART_OF =
  /[\s,;:(–—-]+(?:(?:which is |now |a |an )?(?:proud )?(?:part|member|subsidiary|division|brand|unit|arm|affiliate) of|(?:wholly )?owned by)\s+(?<group>[^()]+?)\s*\)?\s*$|[,(–—-]\s*an?\s+(?<owner>[^()]+?)\s+(?:group )?(?:company|business|brand|subsidiary|division)\s*\)?\s*$/iu;
/** "Lumen Energy (formerly Volta)", "Volta Ltd t/a Lumen Energy": names of one company. */
const ALSO = /\s*[,(–—-]?\s*\b(?:trading as|t\/a|d\/?b\/?a|doing business as|formerly|previously|also known as|a\.?k\.?a\.?|now)\b\s*/iu;
const NAMES_MAX = 4;
const NAME_CHARACTERS_MAX = 300;

/** A company's own names, as written, and those of the group that the record says it belongs to. */
export const namesOf = once((company): { own: readonly string[]; group: readonly string[] } => {
  const name = company.slice(0, NAME_CHARACTERS_MAX);
  const part = PART_OF.exec(name);
  const group = part?.groups?.group ?? part?.groups?.owner;
  const own = (part === null ? name : name.slice(0, part.index)).split(ALSO).map((one) => one.replace(/^[\s(]+|[\s)]+$/g, ""));
  return { own: own.filter((one) => words(one).trim() !== "").slice(0, NAMES_MAX), group: group === undefined ? [] : [group] };
});

const joined = (name: string) => name.replaceAll(" ", "");

/** What may stand behind a company's name in its domain and is no part of another's name: a legal form, a country. */
const BEHIND = new RegExp(`^(?:${LEGAL}|uk|gb|us|usa|ie|ireland|de|eu|europe|in|india|au|australia|nz|ca|canada|global)$`);

/** "Müller" writes from mueller or muller, "Kessler & Brandt" from kesslerandbrandt, kessler-brandt or kesslerbrandt. */
const joinedNames = once((name): ReadonlySet<string> => {
  const spelt = name.toLowerCase().replace(/[äöüß]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue", ß: "ss" })[letter] ?? letter);
  const made = [name, spelt].flatMap((one) => [words(one), ...everShorter(one)]);
  return new Set(made.flatMap((one) => [joined(one), joined(one.replaceAll(" and ", " "))]));
});

/** The one word that a domain stands on: careers.kessler-brandt.co.uk is called kessler-brandt. */
export const calledBy = (domain: string) => organisation(domain).split(".")[0] ?? "";

const LABEL_LETTERS_MIN = 2;

/** Whether a domain is called like a name from its first letter to its last: Brandtner is not Brandt, nor Northern North. */
export function isDomainOf(domain: string, name: string): boolean {
  const label = calledBy(domain);
  const whole = joined(label.replaceAll("-", " "));
  const parts = label.split("-");
  const behind = parts.length > 1 && BEHIND.test(parts.at(-1) ?? "") ? parts.slice(0, -1).join("") : whole;
  if (whole.length < LABEL_LETTERS_MIN) return false;
  const names = joinedNames(name);
  return names.has(whole) || names.has(behind);
}

/** Whether two domains differ in no more than their country or legal form: lumen.co.uk and lumen.de, arcadia-group.com and arcadia.com. */
export const isSisterDomain = (one: string, other: string) => {
  const name = companyName(calledBy(other));
  return name.trim() !== "" && (isDomainOf(one, name) || isDomainOf(one, calledBy(other)));
};

/**
 * Whether a domain only looks like one that is known: other hyphens in the same letters, or another spelling of a company whose
 * own spelling is known. Anybody can register one; a country or legal form behind the known word is the company's own.
 */
export function isLookalike(domain: string, known: string, names: readonly string[]): boolean {
  const [one, other] = [calledBy(domain), calledBy(known)];
  const isLonger = (long: string, short: string) => long.startsWith(`${short}-`) && BEHIND.test(long.slice(short.length + 1));
  if (one === other || isLonger(one, other) || isLonger(other, one)) return false;
  const isCalled = (by: string) => names.some((name) => isDomainOf(by, name));
  return one.replaceAll("-", "") === other.replaceAll("-", "") || (isCalled(domain) && isCalled(known));
}

/** Who writes for a company, beside its name: "Nordvik Energy Careers", "The Acme HR Team". */
const DESK = new RegExp(
  `^ (?:(?:the|careers?|jobs?|hr|human|resources|people|talent|acquisition|recruit(?:ment|ing|ers?)|resourcing|hiring|staffing|team|department|dept|office|early|graduates?|operations|ops|notifications?|no|reply|noreply|do|not|donotreply|emea|apac|${LEGAL}|uk|usa?|ireland|india|australia|europe|global) )*$`,
);
const SENDER_PARTS = /[|,()<>:;/•·@]|\s[-–—]\s|\b(?:at|from|via|for|on behalf of)\b/iu;
const withoutAnd = (said: string) => said.replaceAll(" and ", " ");

/** Whether a sender goes by the company's name: "Anna at Acme", "Acme Careers"; "Acme Northern Foods" is another. */
export const isSenderOf = (sender: string, name: string) =>
  sender.split(SENDER_PARTS).some((part) => {
    const [said, short] = [withoutAnd(words(part)), withoutAnd(companyName(name))];
    return said.includes(short) && DESK.test(said.replace(short, " "));
  });
