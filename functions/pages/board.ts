import { html } from "hono/html";
import { dayOf } from "../../core/cadence/calendar.ts";
import type { Candidate } from "../../core/candidates/candidate.ts";
import type { InstantText } from "../../core/clock.ts";
import { lines, oneLine } from "../../core/drafts/clean.ts";
import { dayName, timeOf } from "../../core/drafts/dates.ts";
import { sentence } from "../../core/drafts/plain-words.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { Situation } from "../../core/interview/situation.ts";
import { timelineOf } from "../../core/interview/view.ts";
import type { LinkAction } from "../../core/links.ts";
import { marksOf } from "./marks.ts";
import { offeredActions } from "./offered-actions.ts";
import type { Next } from "./standing.ts";
import { COLUMNS, isOpen, nextOf, standingWords, waitsFor, waitsNote } from "./standing.ts";
import { timeline } from "./timeline.ts";
import type { Html } from "./visit.ts";

/** What the board and its interviews are drawn from. `link` gives the page of an action on an interview, or on a mail. */
export type Scene = {
  candidate: Candidate;
  interviews: readonly Interview[];
  now: InstantText;
  link: (action: LinkAction, recordId: string) => string;
};
type Seen = { interview: Interview; situation: Situation; role: string; company: string; next: Next | null; waits: string };

const NAME_LENGTH_MAX = 120;
const NOTE_LENGTH_MAX = 5_000;

/** What comes first: an offer to answer, then what is due soonest, and what is closed last. */
const placeOf = ({ interview, next }: Seen) => `${isOpen(interview) ? (interview.state === "offered" ? 0 : 1) : 2}${next?.dueAt ?? "9"}`;

/** The interviews as they are shown, in the order in which they want attention. */
function seenIn({ interviews, candidate, now }: Scene): Seen[] {
  return interviews
    .map((interview): Seen => {
      const situation = fold(interview.events, candidate.timeZone);
      const { role, company } = situation.facts;
      return {
        interview,
        situation,
        role: oneLine(role, NAME_LENGTH_MAX),
        company: oneLine(company.name, NAME_LENGTH_MAX),
        next: nextOf(interview, candidate, now),
        waits: isOpen(interview) ? waitsFor(situation, candidate) : "",
      };
    })
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

const nextWords = (next: Next | null, situation: Situation): string => {
  if (next !== null) return `Next: ${next.what.toLowerCase()}, ${next.when}.`;
  return situation.state === "closed" ? "Nothing more is planned." : "Nothing is planned just now.";
};

function card({ interview, situation, role, company, next, waits }: Seen): Html {
  return html`<li><h3><a href="#${interview.id}">${role}</a></h3>${company}<p class="muted">${standingWords(situation, interview)}</p><p>${waits === "" ? nextWords(next, situation) : html`<strong>It waits for your word:</strong> see why.`}</p></li>`;
}

/** All interviews by where they stand. */
function board(seen: readonly Seen[]): Html {
  const columns = COLUMNS.map(({ name, states, empty }) => {
    const inColumn = seen.filter(({ situation }) => (states as readonly string[]).includes(situation.state));
    return html`<section><h2>${name} <span class="count">${inColumn.length}</span></h2>${inColumn.length === 0 ? html`<p class="none">${empty}</p>` : html`<ul>${inColumn.map(card)}</ul>`}</section>`;
  });
  return html`<div class="board">${columns}</div>`;
}

function notesOf({ situation, interview }: Seen, candidate: Candidate, now: InstantText): Html | string {
  if (situation.notes.length === 0) return "";
  const today = dayOf(now, candidate.timeZone);
  return html`<h4 id="${interview.id}-notes">Your notes</h4>${situation.notes.map(
    ({ at, text }) =>
      html`<p class="muted">${dayName(dayOf(at, candidate.timeZone), today)}</p><blockquote>${lines(text, NOTE_LENGTH_MAX)}</blockquote>`,
  )}`;
}

function history(interview: Interview, { timeZone }: Candidate, now: InstantText): Html {
  const today = dayOf(now, timeZone);
  const rows = timelineOf(interview, timeZone).map(
    ({ at, summary }) =>
      html`<li><span class="when">${dayName(dayOf(at, timeZone), today)}, ${timeOf(at, timeZone)}</span> ${sentence(oneLine(summary, 800))}</li>`,
  );
  return html`<details><summary>Everything that happened, and why</summary><ol class="history">${rows}</ol></details>`;
}

/** One interview in full: where it stands, what comes next, its timeline, the notes, and what can be said of it. */
function inFull(one: Seen, scene: Scene): Html {
  const { interview, situation, role, company, next, waits } = one;
  const { candidate, now, link } = scene;
  const actions = offeredActions(situation, interview);
  return html`<article class="interview" id="${interview.id}" aria-labelledby="${interview.id}-name">
<h3 id="${interview.id}-name">${role}, ${company}</h3>
<p><span class="standing">${standingWords(situation, interview)}</span></p>
${waitsNote(situation, candidate, (replyId) => link("review_reply", replyId))}
${next === null ? html`<p>${nextWords(null, situation)}</p>` : html`<p><strong>${waits === "" ? "What comes next" : "Once that is settled"}:</strong> ${next.what.toLowerCase()}, ${next.when}. <span class="muted">${next.why}</span></p>`}
${timeline(interview.id, `${role}, ${company}`, marksOf(interview, situation, candidate, now), now, candidate.timeZone)}
${notesOf(one, candidate, now)}
${history(interview, candidate, now)}
${actions.length === 0 ? "" : html`<ul class="buttons">${actions.map(({ action, label }) => html`<li><a class="button quiet" href="${link(action, interview.id)}">${label}<span class="hidden"> (${role}, ${company})</span></a></li>`)}</ul>`}
</article>`;
}

/** The board and every interview beneath it. */
export function interviewsShown(scene: Scene): Html {
  const seen = seenIn(scene);
  if (seen.length === 0)
    return html`<p>There is no interview on record yet. Once there is one, you see here where it stands and what comes next.</p>`;
  return html`${board(seen)}<h2>One by one</h2>${seen.map((one) => inFull(one, scene))}`;
}
