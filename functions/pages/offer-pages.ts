import { html } from "hono/html";
import { Temporal } from "temporal-polyfill";
import { deadlineOf } from "../../core/cadence/answers.ts";
import { dayOf, spokenDay } from "../../core/cadence/calendar.ts";
import { dayName } from "../../core/drafts/dates.ts";
import { stopped } from "../../core/drafts/plain-words.ts";
import type { Interest } from "../../core/interview/facts.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { LinkAction } from "../../core/links.ts";
import { MORE_TIME } from "../../core/links.ts";
import { interviewsOf } from "../../core/shell/replies.ts";
import { actionUrl } from "../../core/shell/urls.ts";
import { dateIn } from "./meaning-form.ts";
import { movedOn, usedUp } from "./new-link.ts";
import { done, onRecord, say, simply } from "./saying.ts";
import { isOpen } from "./standing.ts";
import type { ActionPage, Html, Visit } from "./visit.ts";
import { interviewOf, nameOf, situationOf, slip } from "./visit.ts";

const todayOf = ({ candidate, now }: Visit) => dayOf(now, candidate.timeZone);

/** So many days more are asked for, unless the candidate says otherwise. */
const MORE_DAYS = 7;

/** What was never ranked stands in the middle. */
const RANK: Record<Interest, number> = { fallback: 0, interested: 1, first_choice: 2 };

const rankOf = (interview: Interview, timeZone: string) => RANK[fold(interview.events, timeZone).facts.interest ?? "interested"];

/** Open interviews that the candidate would rather have than this one. */
async function preferred(visit: Visit): Promise<Interview[]> {
  const interview = interviewOf(visit);
  const { timeZone } = visit.candidate;
  const others = await interviewsOf(visit.runtime, visit.candidate.id);
  // Told of by a click, it is the first choice, whatever the ranks say (R24).
  const told = situationOf(visit).offer?.firstChoiceId;
  return others.filter(
    (other) => other.id !== interview.id && isOpen(other) && (other.id === told || rankOf(other, timeZone) > rankOf(interview, timeZone)),
  );
}

/** R25: said before accepting, while something better may still come. */
async function warning(visit: Visit): Promise<Html | string> {
  const others = await preferred(visit);
  if (others.length === 0) return "";
  const names = others.map((other) => nameOf(other, visit.candidate)).join("; ");
  const { offer } = situationOf(visit);
  const link = (action: LinkAction, value?: string) =>
    actionUrl(visit.runtime.settings, { action, recordId: interviewOf(visit).id, ...(value === undefined ? {} : { value }) }, visit.now);
  const ways = [
    ...(offer?.toldFirstChoiceAt === undefined
      ? [html`<a href="${link("tell_first_choice")}">tell your first choice</a> that you have an offer to decide on`]
      : []),
    ...(offer?.response === "accepted" ? [] : [html`<a href="${link("change_requested", MORE_TIME)}">ask for more time</a>`]),
  ];
  return html`<div class="note" role="note"><p><strong>Before you accept:</strong> what you ranked higher is still open: ${stopped(names)} To accept now, and to resign if that comes through, would be unfair to the people who have planned with you, and it is remembered. Accept if you mean to stay.</p>
${ways.length === 0 ? "" : html`<p>If you are not there yet, you can ${ways.map((way, i) => html`${i === 0 ? "" : ", or "}${way}`)}.</p>`}</div>`;
}

/** With R25's warning where it applies. */
const accepting = simply(
  { type: "offer_accepted" },
  {
    title: "Accept the offer",
    text: "You get a draft that accepts it, ready to send. An offer is an offer once it is signed: until then, keep looking.",
    button: "I accept",
    done: "You accept.",
  },
  warning,
);

/** Accepting an offer; one that was said yes to, by whichever link, is not asked about again. */
export const offerAccepted: ActionPage = {
  show: (visit) => {
    const yes = situationOf(visit).state === "offered" ? yesOnRecord(visit) : undefined;
    if (yes === undefined) return accepting.show(visit);
    return usedUp(visit, "Accept the offer", `You said so on ${yes.day}. Once it is signed, tell us: your own page has a button for it.`);
  },
  act: accepting.act,
};

/** The yes that stands on record, if any: when it was said, and whether its letter is known to have gone out. */
function yesOnRecord(visit: Visit): { eventId: string; day: string; isSent: boolean } | undefined {
  const { offer } = situationOf(visit);
  if (offer?.response !== "accepted" || offer.respondedAt === undefined) return undefined;
  const { timeZone } = visit.candidate;
  const day = dayName(dayOf(offer.respondedAt, timeZone), dayOf(visit.now, timeZone));
  const isSent = interviewOf(visit).messages.some(({ kind, status }) => kind === "offer_acceptance" && status === "sent");
  return { eventId: offer.respondedEventId ?? "", day, isSent };
}

const WENT_OUT =
  "They plan with you: to take it back is unfair to them, and it is remembered. If you must, do it today, and call them as well.";
const NOT_KNOWN = `If your acceptance went out, they plan with you: to take it back is unfair to them, and it is remembered. If you must, do it today, and call them as well. If it has not gone out, leave it unsent.`;

/** Said before a yes is taken back by a no (R25). */
function beforeDeclining(visit: Visit): Html | string {
  const yes = yesOnRecord(visit);
  if (yes === undefined) return "";
  const sent = yes.isSent ? ", and your letter went out" : "";
  return html`<div class="note" role="note"><p><strong>Before you decline:</strong> you accepted this offer on ${yes.day}; that is on record${sent}. To decline now takes it back. ${yes.isSent ? WENT_OUT : NOT_KNOWN}</p></div>`;
}

const SEEN_YES = "takes_back";
const declining = simply(
  { type: "offer_declined" },
  {
    title: "Decline the offer",
    text: "You get a draft that declines it with thanks, ready to send. The interview is closed as declined.",
    button: "I decline",
    done: "You decline.",
  },
  beforeDeclining,
  (visit) => {
    const yes = yesOnRecord(visit);
    return yes === undefined ? "" : html`<input type="hidden" name="${SEEN_YES}" value="${yes.eventId}">`;
  },
);

/** Declining; a yes on record is taken back only by whoever has read what that means, on a page opened since. */
export const offerDeclined: ActionPage = {
  show: declining.show,
  act: async (visit) => {
    const yes = yesOnRecord(visit);
    if (yes === undefined) return declining.act(visit);
    if (visit.form[SEEN_YES] !== yes.eventId) return declining.show(visit);
    const after = await say(visit, { type: "offer_declined" });
    const then = yes.isSent
      ? "Since your acceptance went out, call them today as well."
      : "If your acceptance went out, call them today as well; if it has not, leave it unsent.";
    return done(visit, "Noted", `You decline, and your acceptance of ${yes.day} no longer stands. ${then}`, after);
  },
};

/** What a request for more time begins with; the candidate puts it as they like. */
function moreTime(visit: Visit): string {
  const deadline = deadlineOf(situationOf(visit), visit.candidate.timeZone);
  const later =
    deadline === null || deadline.assumed
      ? ""
      : `, until ${spokenDay(Temporal.PlainDate.from(deadline.by).add({ days: MORE_DAYS }), todayOf(visit))}`;
  return `A little more time to decide${later}.`;
}

/** R23: a change is asked for: the start, a booked holiday, the terms, or more time to decide (R25). */
export const changeRequested: ActionPage = {
  show: (visit) => {
    const name = nameOf(interviewOf(visit), visit.candidate);
    const { state, offer } = situationOf(visit);
    if (state !== "offered" || offer?.response === "accepted") return movedOn(visit);
    const isTime = visit.target.value === MORE_TIME;
    return {
      title: isTime ? "Ask for more time" : "Ask for a change",
      body: html`<p class="muted">${name}</p>${offer?.response === "change_requested" ? onRecord("you have asked for a change. You can ask for another.") : ""}<form method="post"><label class="field">${isTime ? "How would you put it? It goes into the draft, which you read before you send it." : "What should be changed: the start, your notice period, a booked holiday, the terms?"}<br><textarea name="text" rows="4" maxlength="1000">${isTime ? moreTime(visit) : ""}</textarea></label><button type="submit">Ask for it</button></form>`,
    };
  },
  act: async (visit) => {
    const text = (visit.form.text ?? "").slice(0, 1_000);
    const after = await say(visit, { type: "change_requested", ...(text === "" ? {} : { text }) }, text);
    return done(visit, "Noted", visit.target.value === MORE_TIME ? "You ask for more time." : "You ask for a change.", after);
  },
};

/** R23: the day by which they want the answer, where a week was assumed or another day was named since. */
export const deadlineNamed: ActionPage = {
  show: (visit) => {
    const deadline = deadlineOf(situationOf(visit), visit.candidate.timeZone);
    if (deadline === null) return movedOn(visit);
    const known = `your answer is due by ${spokenDay(deadline.by, todayOf(visit))}${deadline.assumed ? "; we assume that, since they named no day" : ""}.`;
    return {
      title: "By when do they want your answer?",
      body: html`<p class="muted">${nameOf(interviewOf(visit), visit.candidate)}</p>${onRecord(known)}
<form method="post"><label class="field">The day they named<br><input type="date" name="by" required></label><button type="submit">That is the day</button></form>`,
    };
  },
  act: async (visit) => {
    if (deadlineOf(situationOf(visit), visit.candidate.timeZone) === null) return movedOn(visit);
    const by = dateIn(visit, "by");
    if (by === undefined) throw slip("by", "give the day that they named, then send the form again");
    if (by < dayOf(visit.now, visit.candidate.timeZone).toString())
      throw slip("by", "that day has passed: give the day by which they still want your answer");
    const after = await say(visit, { type: "answered", intent: "offer", via: "told", evidence: [], answerBy: by, isSameOffer: true }, by);
    return done(visit, "Noted", `They want your answer by ${spokenDay(by, todayOf(visit))}. We remind you in the days before.`, after);
  },
};
