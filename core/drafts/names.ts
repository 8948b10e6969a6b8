import { oneLine } from "./clean.ts";

const NAME_LENGTH_MAX = 80;
/** More names than this read like an attendance list. */
const NAMED_MAX = 6;
const TITLE = /^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|herr|frau|hr|fru|m|mme)\.?$/iu;
const CREDENTIAL = /^(ph\.?d|md|msc|bsc|ba|ma|mba|cipd|phr|shrm|pe|cpa|jr|sr|i{2,3}|esq)\b/iu;
/** Nobody is called so. */
const ROLE_MAILBOX = /\b(team|department|recruitment|recruiting|acquisition|human resources|office|no-?reply|committee|panel)\b/iu;
/** Somebody may be called so, as Steve Jobs is; standing first or alone it names a mailbox. */
const ALSO_A_NAME = /^(recruiter|talent|careers?|jobs|hr)\b(?!\.)/iu;

/** A person's name in one clean line. */
export function cleanName(name: string | undefined): string {
  return oneLine(name ?? "", NAME_LENGTH_MAX)
    .replace(/\s*[<(][^>)]*[>)]/gu, "")
    .trim();
}

/** Whether it names a person, not "Recruitment Team" or an address. */
export function isPerson(name: string): boolean {
  return name !== "" && !name.includes("@") && !ROLE_MAILBOX.test(name) && !ALSO_A_NAME.test(name);
}

/** The name one says: "Mette" of "Mette Solberg", "Ms Solberg" of "Ms Solberg" (nothing shorter is known), "J. R. Dale" of "J. R. Dale". */
export function firstName(fullName: string): string {
  const name = cleanName(fullName);
  const [before = "", after] = name.split(/\s*,\s*/u, 2);
  const inOrder = after === undefined || after === "" ? before : CREDENTIAL.test(after) ? before : `${after} ${before}`;
  const words = inOrder.split(" ").filter((word) => word !== "");
  const untitled = words.filter((word) => !TITLE.test(word));
  const first = untitled[0];
  if (first === undefined || (untitled.length < words.length && untitled.length === 1)) return inOrder;
  return /^\p{Lu}\.?$/u.test(first) ? inOrder : first;
}

/** "Lorena", "Lorena and Hans", "Lorena, Hans and Priya". */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/**
 * How these people are named in one breath: by first names, unless the candidate is formal or two of them share one.
 * A large panel is named by its first few.
 */
export function namedTogether(fullNames: readonly string[], formal: boolean): string[] {
  const people = [...new Set(fullNames.map(cleanName).filter(isPerson))];
  const firsts = people.map(firstName);
  const names = people.map((name, i) => {
    const first = firsts[i] ?? name;
    return formal || firsts.filter((other) => other.toLowerCase() === first.toLowerCase()).length > 1 ? name : first;
  });
  return names.length <= NAMED_MAX ? names : [...names.slice(0, NAMED_MAX - 2), "the others on the panel"];
}

/** Whether two entries of a record mean the same person: the same address, the same name, or one given by first name alone. */
export function samePerson(
  a: { name?: string | undefined; email?: string | undefined },
  b: { name?: string | undefined; email?: string | undefined },
): boolean {
  if (a.email !== undefined && b.email !== undefined) return a.email.toLowerCase() === b.email.toLowerCase();
  const [one, other] = [cleanName(a.name).toLowerCase(), cleanName(b.name).toLowerCase()];
  if (one === "" || other === "") return false;
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return !short.includes(" ") && firstName(long) === short;
}
