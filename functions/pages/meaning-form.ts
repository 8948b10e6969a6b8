import { html } from "hono/html";
import { Temporal } from "temporal-polyfill";
import { DateOnly } from "../../core/candidates/candidate.ts";
import type { DateText, InstantText } from "../../core/clock.ts";
import { instantText } from "../../core/clock.ts";
import { THEY_CALL_OFF, THEY_SAY } from "../../core/drafts/plain-words.ts";
import type { Answered, NamedTime } from "../../core/interview/events.ts";
import { CALLED_OFF } from "../../core/links.ts";
import type { Intent } from "../../core/replies/intents.ts";
import { INTENTS } from "../../core/replies/intents.ts";
import type { ExtractedDates } from "../../core/replies/reply.ts";
import type { SaidDates } from "../../core/replies/said-dates.ts";
import { impossibleDates } from "../../core/replies/said-dates.ts";
import type { Html, Visit } from "./visit.ts";
import { slip } from "./visit.ts";

/** The years that a form takes. */
const YEARS = /^20\d\d-/;

const option = (value: string, label: string, chosen: boolean) =>
  html`<label class="choice"><input type="radio" name="intent" value="${value}" ${chosen ? "checked" : ""} required><span>${label}</span></label>`;

/** How the form speaks of what it asks about: a mail that lies before us, or words that only the candidate has heard. */
const ABOUT = {
  mail: {
    legend: "What does it say?",
    dates: "If it names a day",
    read: "This is what we read. Change what is wrong, and clear what the mail does not say.",
    button: "That is what it says",
  },
  word: {
    legend: "They said",
    dates: "If they named a day",
    read: "This is what you told us. Change what is wrong, and clear what they did not say.",
    button: "That is what they said",
  },
};

/** What was read of the dates, in the form's fields; those of which we are not sure say so. */
function dateFields({ form, candidate }: Visit, read: ExtractedDates): Html {
  const { decisionBy, interviewAt, interviewOn, answerBy, guesses = [] } = read;
  const unsure = new Set<string>([...guesses, ...(interviewAt?.certain === false ? ["interviewAt"] : [])]);
  const field = (name: keyof SaidDates, label: string, type: string, value: string | undefined) =>
    html`<label class="field">${label}${unsure.has(name) ? " (we are not sure of this: please check it)" : ""}<br><input type="${type}" name="${name}" value="${form[name] ?? value ?? ""}"></label>`;
  const isOnlyDay = interviewOn !== undefined && interviewAt === undefined;
  return html`${field("interviewAt", "The interview is on", "datetime-local", interviewAt === undefined ? undefined : localTime(interviewAt.startsAt, candidate.timeZone))}
${isOnlyDay ? field("interviewOn", "Or, if they name only the day of it", "date", interviewOn) : ""}
${field("decisionBy", "They decide by", "date", decisionBy)}
${field("answerBy", "They want my answer, or my papers, by", "date", answerBy)}`;
}

/** An instant as a form's field takes it, on the candidate's clock. */
function localTime(instant: InstantText, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** What an answer may mean, and what it names: the page behind every question about a reply and every correction. */
export function meaningForm(
  visit: Visit,
  about: keyof typeof ABOUT,
  standing: Intent | undefined,
  read: ExtractedDates = {},
  interviews: readonly { id: string; words: string }[] = [],
  chosenInterview?: string,
): Html {
  const { form, target } = visit;
  const words = ABOUT[about];
  const isOff = form.intent === CALLED_OFF || (form.intent === undefined && target.value === CALLED_OFF);
  const intent = isOff ? undefined : (intentIn(form.intent) ?? standing);
  const { guesses: _guesses, ...dates } = read;
  return html`<form method="post">
<fieldset><legend>${words.legend}</legend>${INTENTS.filter((value) => value !== "unrelated").map((value) => option(value, THEY_SAY[value], value === intent))}${option(CALLED_OFF, THEY_CALL_OFF, isOff)}${option("unrelated", THEY_SAY.unrelated, intent === "unrelated")}</fieldset>
${interviews.length === 0 ? "" : html`<label class="field">Which interview is it about?<br><select name="interviewId">${chosenInterview === undefined ? html`<option value="">(please choose)</option>` : ""}${interviews.map(({ id, words }) => html`<option value="${id}" ${id === chosenInterview ? "selected" : ""}>${words}</option>`)}</select></label>`}
<fieldset><legend>${words.dates}</legend><p class="muted">${Object.keys(dates).length === 0 ? "You can leave these empty." : words.read}</p>
${dateFields(visit, read)}</fieldset>
<button type="submit">${words.button}</button></form>`;
}

export function intentIn(text: string | undefined): Intent | undefined {
  return INTENTS.find((intent) => intent === text);
}

/** A date out of a form; `undefined` for an empty field. */
export function dateIn(visit: Visit, field: string): DateText | undefined {
  const text = visit.form[field]?.trim() ?? "";
  if (text === "") return undefined;
  const date = DateOnly.safeParse(text);
  if (!date.success) throw slip(field, `the date “${text.slice(0, 40)}” could not be read: give it as year-month-day, such as 2026-12-01`);
  return date.data;
}

/** A time out of a form, in the candidate's zone; `undefined` for an empty field. */
export function timeIn(visit: Visit, field: string) {
  const text = visit.form[field]?.trim() ?? "";
  if (text === "") return undefined;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) && YEARS.test(text) ? plainTime(text) : undefined;
  if (time === undefined) throw slip(field, `the time “${text.slice(0, 40)}” could not be read: give it as a date and an hour`);
  return instantText(time.toZonedDateTime(visit.candidate.timeZone).toInstant());
}

function plainTime(text: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * What the form says of the dates, beside what it showed: a field that was cleared says that there is no such date, one that
 * was empty says nothing. Throws for dates that nobody can have named since then.
 */
export function datesIn(visit: Visit, read: ExtractedDates, since: InstantText | Temporal.PlainDate): SaidDates {
  const { timeZone } = visit.candidate;
  const cleared = (name: keyof SaidDates) => (visit.form[name]?.trim() === "" && read[name] !== undefined ? null : undefined);
  const startsAt = timeIn(visit, "interviewAt");
  const shown = read.interviewAt;
  const isAsShown = shown !== undefined && startsAt !== undefined && localTime(startsAt, timeZone) === localTime(shown.startsAt, timeZone);
  const named: NamedTime | undefined = startsAt === undefined ? undefined : { startsAt, timeZone, certain: true };
  const fields: { [Name in keyof SaidDates]-?: SaidDates[Name] | undefined } = {
    decisionBy: dateIn(visit, "decisionBy") ?? cleared("decisionBy"),
    answerBy: dateIn(visit, "answerBy") ?? cleared("answerBy"),
    interviewOn: named === undefined ? (dateIn(visit, "interviewOn") ?? cleared("interviewOn")) : undefined,
    // As it was shown, it is also as long, and in the zone, that was read.
    interviewAt: isAsShown ? { ...shown, certain: true } : (named ?? cleared("interviewAt")),
  };
  const said: SaidDates = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const [wrong] = impossibleDates(said, since, timeZone);
  if (wrong !== undefined) throw slip(wrong.path, wrong.message);
  return said;
}

/** The dates of a word that nobody has read out of a mail: what is cleared is just not there. */
export function datesTold(
  visit: Visit,
  since: InstantText | Temporal.PlainDate,
): Pick<Answered, "decisionBy" | "answerBy" | "interviewAt"> {
  const { decisionBy, answerBy, interviewAt } = datesIn(visit, {}, since);
  return {
    ...(decisionBy == null ? {} : { decisionBy }),
    ...(answerBy == null ? {} : { answerBy }),
    ...(interviewAt == null ? {} : { interviewAt }),
  };
}
