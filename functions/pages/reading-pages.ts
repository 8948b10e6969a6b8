import { html } from "hono/html";
import { dayOf } from "../../core/cadence/calendar.ts";
import { oneLine } from "../../core/drafts/clean.ts";
import { dayName } from "../../core/drafts/dates.ts";
import { readAs, sentence, THEY_CALL_OFF, THEY_SAY } from "../../core/drafts/plain-words.ts";
import type { Answered, InterviewEvent } from "../../core/interview/events.ts";
import { ANOTHER_ROLE, CALLED_OFF } from "../../core/links.ts";
import type { Intent } from "../../core/replies/intents.ts";
import type { ExtractedDates, Reply } from "../../core/replies/reply.ts";
import { datesOfAnswer, datesRead, heardSince, writtenOn } from "../../core/replies/said-dates.ts";
import { recordAnotherRole } from "../../core/shell/another-role.ts";
import { releaseQuarantine } from "../../core/shell/quarantine.ts";
import { interviewsOf } from "../../core/shell/replies.ts";
import { review } from "../../core/shell/review.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { alsoAboutPage, alsoIn, alsoLinks, interviewNamed, mailShown, NAME_LENGTH_MAX, noted } from "./also-page.ts";
import { datesIn, datesTold, intentIn, meaningForm, timeIn } from "./meaning-form.ts";
import { usedUp } from "./new-link.ts";
import { consequences, done, onRecord, saidByThisLink, say } from "./saying.ts";
import type { ActionPage, Page, Visit } from "./visit.ts";
import { interviewOf, nameOf, oneButton, plain, replyOf, situationOf, slip } from "./visit.ts";

/** A guess less sure than this is not chosen beforehand: one careless tap would close an interview that nobody has closed. */
const GUESS_CONFIDENCE_MIN = 0.5;

const ROLE_LENGTH_MAX = 200;

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

/** R23, R36: the mail is about another role at the same employer: which one, and when, so that it gets a record of its own. */
const anotherRole: ActionPage = {
  show: (visit) => {
    const reply = replyOf(visit);
    return {
      title: "Record a new interview",
      body: html`<p>From ${oneLine(reply.from, NAME_LENGTH_MAX)}: “${oneLine(reply.subject, NAME_LENGTH_MAX)}”</p>
<p>${reply.asks === "reopen" ? "The closed interview stays closed" : "The interview on record stays as it is"}, and this one begins its own record, with the same people.</p>
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
    const reply = replyOf(visit);
    const { interviewId } = await recordAnotherRole(visit.runtime, reply.id, { role, ...(startsAt === undefined ? {} : { startsAt }) });
    // One that is open may have come to its end with this very mail.
    const also = reply.asks === "reopen" ? "" : await alsoLinks(visit, interviewId ?? undefined);
    return { title: "Recorded", body: html`<p>${role} is on record now, and their mail is answered there.</p>${also}` };
  },
};

/** R36: one of the two plain answers to the question whether a closed interview goes on. */
const isAboutReopening = (visit: Visit) =>
  visit.target.action === "review_reply" && replyOf(visit).asks === "reopen" && intentIn(visit.target.value) !== undefined;

/** Answers the question about a reply, or corrects its reading. */
export const reviewPage: ActionPage = {
  show: async (visit) => {
    if (visit.target.value === ANOTHER_ROLE) return anotherRole.show(visit);
    const also = alsoIn(visit);
    if (also !== undefined) return alsoAboutPage(also).show(visit);
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
      body: html`${said}${mailShown(reply)}
${meaningForm(visit, "mail", standing(visit), datesRead(reply), await choices(visit), visit.form.interviewId ?? (await knownInterview(visit)))}${reply.status === "applied" ? await alsoLinks(visit, reply.interviewId ?? undefined) : ""}`,
    };
  },
  act: async (visit) => {
    if (visit.target.value === ANOTHER_ROLE) return anotherRole.act(visit);
    const also = alsoIn(visit);
    if (also !== undefined) return alsoAboutPage(also).act(visit);
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
    return intent === "unrelated"
      ? {
          title: "Thank you",
          body: html`<p>We leave that mail alone, and what was waiting for it goes on.</p>${before === undefined || after === undefined ? "" : consequences(visit, before, after, "has")}`,
        }
      : noted(visit, isOff ? THEY_CALL_OFF : THEY_SAY[intent], before, after, await alsoLinks(visit, interviewId));
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
