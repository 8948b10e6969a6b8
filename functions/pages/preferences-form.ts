import { html } from "hono/html";
import { dayOf } from "../../core/cadence/calendar.ts";
import type { Preferences, SomePreferences } from "../../core/candidates/candidate.ts";
import { DateOnly, SomePreferences as SomePreferencesSchema } from "../../core/candidates/candidate.ts";
import type { InstantText, Weekday } from "../../core/clock.ts";
import { WEEKDAYS } from "../../core/clock.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import type { Html } from "./visit.ts";
import { slip } from "./visit.ts";

const DAY_NAMES: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

const THANK_YOU = [
  { value: "next_morning", label: "The morning after the interview" },
  { value: "same_day", label: "The same day" },
  { value: "after_a_day_or_two", label: "After a day or two" },
] as const satisfies readonly { value: Preferences["thankYou"]; label: string }[];

const CHANNELS = [
  { value: "email", label: "As a mail" },
  { value: "phone", label: "As a phone call, with what to say" },
  { value: "note", label: "As a note to write out by hand" },
] as const satisfies readonly { value: Preferences["channel"]; label: string }[];

const CHASES = [
  { value: "2", label: "Twice at most" },
  { value: "1", label: "Once" },
  { value: "0", label: "Never" },
];

const FORMALITIES = [
  { value: "first_name", label: "By first name" },
  { value: "formal", label: "By full name" },
] as const satisfies readonly { value: Preferences["formality"]; label: string }[];

/** How long to wait, in the words of the form (R6–R8, R12). */
const WAITS = [
  { name: "followUpAfterBusinessDays", label: "After a day they named, business days until a follow-up" },
  { name: "followUpWithoutDateBusinessDays", label: "Without such a day, business days after the interview" },
  { name: "finalFollowUpAfterBusinessDays", label: "Business days between the first follow-up and the last" },
  { name: "keepSearchingEveryDays", label: "Days from one step for your search to the next" },
] as const satisfies readonly { name: keyof Preferences; label: string }[];

/** The least and the most days that may be preferred. */
function bounds(name: (typeof WAITS)[number]["name"]): { min: number | null; max: number | null } {
  const { minValue: min, maxValue: max } = SomePreferencesSchema.shape[name].unwrap();
  return { min, max };
}

/** Texts that may be left empty: then the usual is taken. */
const OWN_WORDS = [
  { name: "greeting", label: "Your greeting (such as Hello; the name follows)", max: 100 },
  { name: "signOff", label: "Your sign-off (such as Best wishes; your name follows)", max: 200 },
  { name: "country", label: "Your country, whose public holidays are days off (its code, such as GB or NO)", max: 6 },
] as const satisfies readonly { name: keyof Preferences; label: string; max: number }[];

/** What can be switched on and off, as the candidate would say it. */
const SWITCHES = [
  { name: "beforeRound", label: "The evening before an interview: what to ask at the end" },
  { name: "reflection", label: "Right after it: a few questions, while memory is fresh" },
  { name: "references", label: "When references are asked for: what to tell your referees" },
  { name: "keepSearching", label: "Once a week: one step for your search" },
  { name: "connect", label: "After a decision: whether to connect on LinkedIn" },
  { name: "askForFeedback", label: "In the answer to a regret letter: ask for feedback" },
  { name: "shareNotes", label: "Let the service that signed you up read your notes" },
] as const satisfies readonly { name: keyof Preferences; label: string }[];

const radio = (name: string, value: string, label: string, isChosen: boolean): Html =>
  html`<label class="choice"><input type="radio" name="${name}" value="${value}" ${isChosen ? "checked" : ""}><span>${label}</span></label>`;
const check = (name: string, label: string, isOn: boolean): Html =>
  html`<label class="choice"><input type="checkbox" name="${name}" value="on" ${isOn ? "checked" : ""}><span>${label}</span></label>`;

/** The form of a candidate's preferences. */
export function preferencesForm(action: string, preferences: Preferences, timeZone: string): Html {
  const { window, thankYou, channel, maxFollowUps, pausedUntil } = preferences;
  return html`<form method="post" action="${action}"><div class="settings">
<fieldset><legend>Pause</legend>
<label class="field" for="pausedUntil">Nothing unasked comes before this day (leave it empty for no pause)</label>
<input type="date" id="pausedUntil" name="pausedUntil" value="${pausedUntil ?? ""}"></fieldset>
<fieldset><legend>When mail may come</legend>
<div class="row">${WEEKDAYS.map((day) => check(`day_${day}`, DAY_NAMES[day], window.days.includes(day)))}</div>
<div class="row"><label class="field">From<br><input type="time" name="from" value="${window.from}" required></label>
<label class="field">To<br><input type="time" name="to" value="${window.to}" required></label></div>
<p class="muted">Hours are those of ${timeZone}. What answers a mail you handed in comes at once.</p></fieldset>
<fieldset><legend>The thank-you comes</legend>${THANK_YOU.map(({ value, label }) => radio("thankYou", value, label, value === thankYou))}
<p class="muted">It comes after every interview: of all that you can write, it counts most. One that you do not want is skipped by a tap in its mail.</p></fieldset>
<fieldset><legend>When they do not answer, ask</legend>${CHASES.map(({ value, label }) => radio("maxFollowUps", value, label, value === String(maxFollowUps)))}</fieldset>
<fieldset><legend>A follow-up comes</legend>${CHANNELS.map(({ value, label }) => radio("channel", value, label, value === channel))}</fieldset>
<fieldset><legend>How long to wait</legend>${WAITS.map(
    ({ name, label }) =>
      html`<label class="field">${label}<br><input type="number" name="${name}" min="${bounds(name).min}" max="${bounds(name).max}" value="${preferences[name]}" required></label>`,
  )}</fieldset>
<fieldset><legend>How you address them</legend>${FORMALITIES.map(({ value, label }) => radio("formality", value, label, value === preferences.formality))}
${OWN_WORDS.map(
  ({ name, label, max }) =>
    html`<label class="field">${label}<br><input type="text" name="${name}" maxlength="${max}" value="${oneLine(preferences[name] ?? "", max)}"></label>`,
)}</fieldset>
<fieldset><legend>What comes, and what does not</legend>${SWITCHES.map(({ name, label }) => check(name, label, preferences[name]))}</fieldset>
</div><button type="submit">Save</button></form>`;
}

/** The preferences out of the form. Throws `request.invalid` with what to do about it, in the candidate's words. */
export function preferencesIn(form: Record<string, string>, now: InstantText, timeZone: string): SomePreferences {
  const days = WEEKDAYS.filter((day) => form[`day_${day}`] === "on");
  if (days.length === 0) throw slip("days", "choose at least one day on which mail may come.");
  const { from = "", to = "" } = form;
  if (!/^\d\d:\d\d$/.test(from) || !/^\d\d:\d\d$/.test(to)) throw slip("from", "give both hours as hour and minute, such as 08:00.");
  if (from >= to) throw slip("to", "the hour up to which mail may come must be later than the hour from which it may.");
  const pausedUntil = pauseIn(form.pausedUntil, now, timeZone);
  const parsed = SomePreferencesSchema.safeParse({
    window: { days, from, to },
    thankYou: form.thankYou,
    channel: form.channel,
    maxFollowUps: Number(form.maxFollowUps),
    pausedUntil,
    ...Object.fromEntries(SWITCHES.map(({ name }) => [name, form[name] === "on"])),
    ...(form.formality === undefined ? {} : { formality: form.formality }),
    ...said(form, WAITS, (text) => Number(text)),
    ...said(form, OWN_WORDS, (text, name) => (text === "" ? null : name === "country" ? text.toUpperCase() : text)),
  });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    throw slip(field, whatToDo(field) ?? "something in the form could not be read: open the page again.");
  }
  return parsed.data;
}

/** Those of the fields that the form has, as values: what a page does not show stays as it is. */
function said<T>(
  form: Record<string, string>,
  fields: readonly { name: string }[],
  value: (text: string, name: string) => T,
): Record<string, T> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const text = form[name]?.trim();
      return text === undefined ? [] : [[name, value(text, name)]];
    }),
  );
}

/** What to do about a field that cannot be so. */
function whatToDo(field: string): string | undefined {
  const wait = WAITS.find(({ name }) => name === field);
  if (wait !== undefined) return `“${wait.label}” must be a whole number from ${bounds(wait.name).min} to ${bounds(wait.name).max}.`;
  if (field === "country") return "the country could not be read: give its two-letter code, such as GB or NO, or leave it empty.";
  const words = OWN_WORDS.find(({ name }) => name === field);
  return words === undefined ? undefined : `“${words.label}” must be one line of at most ${words.max} letters.`;
}

/** The day on which a pause ends; `null` for none. One that is over is no pause. */
function pauseIn(text: string | undefined, now: InstantText, timeZone: string): string | null {
  const day = text?.trim() ?? "";
  if (day === "") return null;
  const date = DateOnly.safeParse(day);
  if (!date.success)
    throw slip("pausedUntil", "the day up to which to pause could not be read: give it as year-month-day, such as 2026-12-01.");
  return date.data <= dayOf(now, timeZone).toString() ? null : date.data;
}
