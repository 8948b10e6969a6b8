import { html } from "hono/html";
import { Temporal } from "temporal-polyfill";
import { dayOf } from "../../core/cadence/calendar.ts";
import { DateOnly } from "../../core/candidates/candidate.ts";
import type { DateText, InstantText } from "../../core/clock.ts";
import { instantText } from "../../core/clock.ts";
import { cut, lines, oneLine } from "../../core/drafts/clean.ts";
import { dayName } from "../../core/drafts/dates.ts";
import { readAs, sentence, THEY_CALL_OFF, THEY_SAY } from "../../core/drafts/plain-words.ts";
import type { Answered, InterviewEvent, NamedTime } from "../../core/interview/events.ts";
import { ANOTHER_ROLE, CALLED_OFF } from "../../core/links.ts";
import type { Intent } from "../../core/replies/intents.ts";
import { INTENTS } from "../../core/replies/intents.ts";
import type { ExtractedDates, Reply } from "../../core/replies/reply.ts";
import type { SaidDates } from "../../core/replies/said-dates.ts";
import { datesOfAnswer, datesRead, heardSince, impossibleDates, writtenOn } from "../../core/replies/said-dates.ts";
import { recordAnotherRole } from "../../core/shell/another-role.ts";
import { releaseQuarantine } from "../../core/shell/quarantine.ts";
import { interviewsOf } from "../../core/shell/replies.ts";
import { review } from "../../core/shell/review.ts";
import { loadOne } from "../../core/shell/store.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { usedUp } from "./new-link.ts";
import { consequences, done, onRecord, saidByThisLink, say } from "./saying.ts";
import type { ActionPage, Html, Page, Visit } from "./visit.ts";
import { interviewOf, nameOf, oneButton, plain, replyOf, situationOf, slip } from "./visit.ts";

/** A guess less sure than this is not chosen beforehand: one careless tap would close an interview that nobody has closed. */
const GUESS_CONFIDENCE_MIN = 0.5;

const EXCERPT_CHARACTERS_MAX = 600;
const NAME_LENGTH_MAX = 150;
const ROLE_LENGTH_MAX = 200;
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
function meaningForm(
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

function intentIn(text: string | undefined): Intent | undefined {
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
function datesIn(visit: Visit, read: ExtractedDates, since: InstantText | Temporal.PlainDate): SaidDates {
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
function datesTold(visit: Visit, since: InstantText | Temporal.PlainDate): Pick<Answered, "decisionBy" | "answerBy" | "interviewAt"> {
  const { decisionBy, answerBy, interviewAt } = datesIn(visit, {}, since);
  return {
    ...(decisionBy == null ? {} : { decisionBy }),
    ...(answerBy == null ? {} : { answerBy }),
    ...(interviewAt == null ? {} : { interviewAt }),
  };
}

async function choices(visit: Visit): Promise<{ id: string; words: string }[]> {
  const interviews = await interviewsOf(visit.runtime, visit.candidate.id);
  return interviews.map((interview) => {
    return { id: interview.id, words: nameOf(interview, visit.candidate) };
  });
}

/** The interview that a link or the reply names, or the only one there is: with several to choose from, none is taken for granted. */
async function knownInterview(visit: Visit): Promise<string | undefined> {
  const named = visit.target.value?.startsWith("int_") === true ? visit.target.value : replyOf(visit).interviewId;
  if (named !== null) return named;
  const all = await choices(visit);
  return all.length === 1 ? all[0]?.id : undefined;
}

/** R36: the mail is about another role at the same employer: which one, and when, so that it gets a record of its own. */
const anotherRole: ActionPage = {
  show: (visit) => {
    const reply = replyOf(visit);
    return {
      title: "Record a new interview",
      body: html`<p>From ${oneLine(reply.from, NAME_LENGTH_MAX)}: “${oneLine(reply.subject, NAME_LENGTH_MAX)}”</p>
<p>The closed interview stays closed, and this one begins its own record, with the same people.</p>
<form method="post"><label class="field">Which role is it?<br><input type="text" name="role" maxlength="200" required value="${visit.form.role ?? ""}"></label>
<label class="field">When is the interview? (you can leave this empty)<br><input type="datetime-local" name="interviewAt" value="${visit.form.interviewAt ?? ""}"></label>
<button type="submit">Record it</button></form>`,
    };
  },
  act: async (visit) => {
    const role = oneLine(visit.form.role ?? "", ROLE_LENGTH_MAX);
    if (role === "") throw slip("role", "say which role it is, then send the form again");
    const startsAt = timeIn(visit, "interviewAt");
    if (startsAt !== undefined && startsAt <= visit.now)
      throw slip("interviewAt", "the time of the interview is over: give the one to come");
    await recordAnotherRole(visit.runtime, replyOf(visit).id, { role, ...(startsAt === undefined ? {} : { startsAt }) });
    return plain("Recorded", `${role} is on record now, and their mail is answered there.`);
  },
};

/** R36: one of the two plain answers to the question whether a closed interview goes on. */
const isAboutReopening = (visit: Visit) =>
  visit.target.action === "review_reply" && replyOf(visit).asks === "reopen" && intentIn(visit.target.value) !== undefined;

/** Answers the question about a reply, or corrects its reading. */
export const reviewPage: ActionPage = {
  show: async (visit) => {
    if (visit.target.value === ANOTHER_ROLE) return anotherRole.show(visit);
    const reply = replyOf(visit);
    if (isAboutReopening(visit))
      return intentIn(visit.target.value) === "unrelated"
        ? oneButton("Leave it closed", "The interview stays closed, and the mail is left alone.", "Leave it closed")
        : oneButton(
            "Open it again",
            `${THEY_SAY[standing(visit) ?? "offer"]}: the interview is opened again, and their mail is answered.`,
            "Open it again",
          );
    const said =
      reply.status === "applied" && reply.intent !== null
        ? onRecord(
            `${confirmsOwnWord(reply) ? sentence(readAs({ ...reply.answer, intent: reply.intent })) : `${THEY_SAY[reply.intent]}.`} If that is not right, say so.`,
          )
        : "";
    return {
      title: asksWhich(visit) ? "Which interview is it about?" : "What does this mail say?",
      body: html`${said}<p>From ${oneLine(reply.from, NAME_LENGTH_MAX)}: “${oneLine(reply.subject, NAME_LENGTH_MAX)}”</p><blockquote>${cut(lines(reply.text, 2 * EXCERPT_CHARACTERS_MAX), EXCERPT_CHARACTERS_MAX)}</blockquote>
${meaningForm(visit, "mail", standing(visit), datesRead(reply), await choices(visit), visit.form.interviewId ?? (await knownInterview(visit)))}`,
    };
  },
  act: async (visit) => {
    if (visit.target.value === ANOTHER_ROLE) return anotherRole.act(visit);
    const reply = replyOf(visit);
    const isOff = (visit.form.intent ?? visit.target.value) === CALLED_OFF;
    const intent = isOff
      ? ("status_update" as const)
      : (intentIn(visit.form.intent) ?? (visit.target.action === "review_reply" ? standing(visit) : intentIn(visit.target.value)));
    if (intent === undefined) throw slip("intent", "choose what the mail says, then send the form again");
    const interviewId = visit.form.interviewId || (await knownInterview(visit));
    if (interviewId === undefined && intent !== "unrelated")
      throw slip("interviewId", "choose which interview the mail is about, then send the form again");
    const before = await interviewNamed(visit, interviewId);
    await review(visit.runtime, reply.id, {
      intent,
      by: "candidate",
      extracted: datesIn(visit, datesRead(reply), writtenOn(reply)),
      ...(isOff ? { callsOff: true } : {}),
      ...(interviewId === undefined ? {} : { interviewId }),
    });
    const after = await interviewNamed(visit, interviewId);
    const said =
      intent === "unrelated"
        ? "We leave that mail alone, and what was waiting for it goes on."
        : `Noted: ${isOff ? THEY_CALL_OFF : THEY_SAY[intent]}.`;
    return {
      title: "Thank you",
      body: html`<p>${said}</p>${before === undefined || after === undefined ? "" : consequences(visit, before, after, "has")}`,
    };
  },
};

/** Whether the link names an interview: then the candidate was asked which of several the mail is about. */
const asksWhich = ({ target }: Visit) => target.value?.startsWith("int_") === true;

/** Whether a mail was taken to confirm what the candidate had said: then none of the choices is what is on record. */
const confirmsOwnWord = ({ status, answer }: Reply) =>
  status === "applied" && (answer.afterYourYes === true || answer.afterYourNo === true);

/** What the mail is taken to say until the candidate says otherwise: what the link names, else what we are sure enough of. */
function standing(visit: Visit): Intent | undefined {
  const { intent, confidence } = replyOf(visit);
  // That it is nothing is never chosen for them: one careless tap would throw an answer away.
  const isSure = intent !== null && intent !== "unrelated" && (confidence ?? 1) >= GUESS_CONFIDENCE_MIN;
  return intentIn(visit.target.value) ?? (isSure && !confirmsOwnWord(replyOf(visit)) ? intent : undefined);
}

async function interviewNamed({ runtime }: Visit, id: string | undefined) {
  return id === undefined ? undefined : loadOne(runtime, "interview", id);
}

/** Asks what they said, of an interview that is named; `told` is what they were said to have said, where that is corrected. */
function aboutTheirWord(visit: Visit, told: ExtractedDates = {}): Page {
  const { timeZone } = visit.candidate;
  const last = situationOf(visit).answers.at(-1);
  const known =
    last === undefined ? "" : onRecord(`${readAs(last)}, on ${dayName(dayOf(last.occurredAt, timeZone), dayOf(visit.now, timeZone))}.`);
  return {
    title: "What did they say?",
    body: html`<p class="muted">${nameOf(interviewOf(visit), visit.candidate)}</p>${known}${meaningForm(visit, "word", undefined, told)}`,
  };
}

/** What the form says that they said: an intent, or that the interview is off (R34). */
function wordIn({ form }: Visit): { intent: Intent | undefined; callsOff?: Pick<Answered, "callsOff"> } {
  return form.intent === CALLED_OFF ? { intent: "status_update", callsOff: { callsOff: {} } } : { intent: intentIn(form.intent) };
}

const wordToCorrect = (visit: Visit) => interviewOf(visit).events.find((event) => event.id === visit.target.value);

const datesOfWord = (word: InterviewEvent | undefined): ExtractedDates => (word?.type === "answered" ? datesOfAnswer(word) : {});

/** A reading that came without a mail is corrected on the interview itself: taken back, and said again. */
const correctTold: ActionPage = {
  show: (visit) => aboutTheirWord(visit, datesOfWord(wordToCorrect(visit))),
  act: async (visit) => {
    const { intent, callsOff } = wordIn(visit);
    const target = wordToCorrect(visit);
    if (intent === undefined || target === undefined) throw slip("intent", "choose what they said, then send the form again");
    const dates = datesTold(visit, heardSince(target.occurredAt, visit.candidate.timeZone));
    await say(visit, { type: "retracted", target: target.id, why: "you said that it was wrong" }, "retract");
    if (intent !== "unrelated")
      await say(visit, { type: "answered", intent, via: "told", evidence: [], ...dates, ...callsOff }, JSON.stringify(visit.form));
    return plain("Thank you", "It has been put right, and everything is planned afresh.");
  },
};

export const correctReading: ActionPage = {
  show: (visit) => (visit.record.type === "reply" ? reviewPage : correctTold).show(visit),
  act: (visit) => (visit.record.type === "reply" ? reviewPage : correctTold).act(visit),
};

/** What tells one word of theirs from another. */
const choiceOf = ({ intent, callsOff, decisionBy, answerBy, interviewAt }: Omit<Answered, "type" | "via" | "evidence">) =>
  JSON.stringify([intent, callsOff !== undefined, decisionBy, answerBy, interviewAt?.startsAt]);

/** What became of the link, once something was said by it, and where it is put right: by saying it again there would be two answers. */
function usedToTell(visit: Visit): Page | undefined {
  const said = saidByThisLink(visit, (event) => (event.type === "answered" ? choiceOf(event) : undefined));
  if (said?.event.type !== "answered") return undefined;
  const { id, intent, callsOff } = said.event;
  const { settings } = visit.runtime;
  const isTakenBack = situationOf(visit).retracted.some(({ eventId }) => eventId === id);
  const correct = actionUrl(settings, { action: "correct_reading", recordId: interviewOf(visit).id, value: id }, visit.now);
  return usedUp(
    visit,
    "Already noted",
    html`You told us by this link, on ${said.day}: “${callsOff === undefined ? THEY_SAY[intent] : THEY_CALL_OFF}”. ${isTakenBack ? "You have taken that back since. There is nothing more to do." : html`There is nothing more to do. If that was a slip, <a href="${correct}">put it right</a>.`}`,
  );
}

/** They answered by phone, say (R37). */
export const alreadyAnswered: ActionPage = {
  show: (visit) => usedToTell(visit) ?? aboutTheirWord(visit),
  act: async (visit) => {
    const { intent, callsOff } = wordIn(visit);
    if (intent === undefined) throw slip("intent", "choose what they said, then send the form again");
    if (intent === "unrelated") return plain("Nothing changed", "Then they have not answered yet, and everything stays as it is planned.");
    const word = callsOff === undefined ? THEY_SAY[intent] : THEY_CALL_OFF;
    const told = { intent, ...datesTold(visit, heardSince(visit.now, visit.candidate.timeZone)), ...callsOff };
    const after = await say(visit, { type: "answered", via: "told", evidence: [], ...told }, choiceOf(told));
    return done(visit, "Noted", `Thank you. ${word}: that is on record now.`, after);
  },
};

export const releaseKept: ActionPage = {
  show: (visit) =>
    replyOf(visit).status === "quarantined"
      ? oneButton(
          "Is this mail yours?",
          `“${oneLine(replyOf(visit).subject, NAME_LENGTH_MAX)}” from ${oneLine(replyOf(visit).from, NAME_LENGTH_MAX)} was kept back. If it is yours, release it, and we read it.`,
          "Release it",
        )
      : usedUp(visit, "Already released", "This mail has been read. There is nothing more to do."),
  act: async (visit) => {
    await releaseQuarantine(visit.runtime, replyOf(visit).id);
    return plain("Released", "Thank you. The mail is read now, and you hear what we made of it.");
  },
};
