import type { Candidate } from "../candidates/candidate.ts";
import { oneLine } from "./clean.ts";
import { firstName } from "./names.ts";
import { chosen } from "./variant.ts";

/** "Dear Mette,", in the candidate's way of greeting. Without a name nobody is named. */
export function greeting(candidate: Candidate, name: string): string {
  const { greeting: own } = candidate.preferences;
  const word = oneLine(own ?? "Dear", 60).replace(/[,!:;.]+$/u, "");
  if (/\{+\s*name\s*\}+/iu.test(word)) return `${word.replace(/\{+\s*name\s*\}+/giu, name === "" ? "hiring team" : name).trim()},`;
  if (name !== "") return `${word} ${name},`;
  // "Hello," and "Good morning," stand alone; "Dear," does not.
  return /^dear\b/iu.test(word) ? `${word} hiring team,` : `${word},`;
}

/** Whether a sign-off ends in the name, the whole or the first: "All the best" does not end in Al. */
function endsInName(words: string, name: string): boolean {
  const end = ` ${words
    .toLowerCase()
    .replace(/[\s.,!]+$/u, "")
    .replace(/[\s,]+/gu, " ")}`;
  return [name, firstName(name)].some((one) => one !== "" && end.endsWith(` ${one.toLowerCase()}`));
}

/** The sign-off with the candidate's name beneath, unless their own sign-off already ends in it. */
export function signOff(candidate: Candidate, by: readonly string[]): string {
  const { signOff: own, formality } = candidate.preferences;
  const name = oneLine(candidate.name, 80);
  if (own !== null) {
    const words = oneLine(own, 200);
    return endsInName(words, name) ? words : `${words.replace(/,$/u, "")},\n${name}`;
  }
  const closing =
    formality === "formal" ? "Yours sincerely" : chosen(["Kind regards", "Best regards", "With kind regards"], "closing", ...by);
  return `${closing},\n${name}`;
}

/** Whether a letter greets by itself, by naming the addressee in its first paragraph: then no greeting is put before it. */
export function greetsItself(body: string): boolean {
  return /\{\{\{?\s*(?:name|greeting)\s*\}?\}\}/u.test(body.split(/\n{2,}/u)[0] ?? "");
}

/** Whether a letter is signed by itself, by the candidate's name in its last paragraph: then no sign-off is put beneath it. */
export function signsItself(body: string): boolean {
  return /\{\{\{?\s*(?:me|signOff)\s*\}?\}\}/u.test(body.split(/\n{2,}/u).at(-1) ?? "");
}
