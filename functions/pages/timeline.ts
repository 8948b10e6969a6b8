import { html } from "hono/html";
import { Temporal } from "temporal-polyfill";
import { at, dayOf } from "../../core/cadence/calendar.ts";
import type { InstantText } from "../../core/clock.ts";
import type { Lane, Mark } from "./marks.ts";
import { LANES } from "./marks.ts";
import type { Html } from "./visit.ts";

const LANE_NAMES: Record<Lane, string> = {
  rounds: "Interviews",
  dates: "Named days",
  drafts: "Your drafts",
  answers: "Their answers",
};

/** All lengths along time are shares of the width, so that one drawing fits a phone and a desk; all others are pixels. */
const LEFT_PERCENT = 5;
const WIDTH_PERCENT = 90;
/** Marks closer than this would touch on a phone: the later one goes a row down. */
const APART_PERCENT = 9;
const ROW_PX = 26;
const LANE_HEAD_PX = 20;
const LANE_FOOT_PX = 6;
const TOP_PX = 22;
const AXIS_PX = 26;
const TICKS_MAX = 5;
/** A timeline spans at least so many days, so that one afternoon does not fill it. */
const DAYS_MIN = 5;
const DAY_MS = 86_400_000;
const TICK_DAYS = [1, 2, 7, 14, 28, 56, 112, 224, 448, 896];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type Span = { fromMs: number; toMs: number };

const ms = (instant: InstantText) => Date.parse(instant);

/** The stretch of time that holds all marks and today. */
function spanOf(marks: readonly Mark[], now: InstantText): Span {
  const times = [...marks.map((mark) => ms(mark.at)), ms(now)];
  const fromMs = Math.min(...times);
  return { fromMs, toMs: Math.max(...times, fromMs + DAYS_MIN * DAY_MS) };
}

const xOf = (atMs: number, { fromMs, toMs }: Span) => LEFT_PERCENT + (WIDTH_PERCENT * (atMs - fromMs)) / (toMs - fromMs);
const percent = (x: number) => `${x.toFixed(2)}%`;

/** Days along the axis, at most five, evenly apart. */
function ticksOf(span: Span, timeZone: string): { x: number; label: string }[] {
  const days = (span.toMs - span.fromMs) / DAY_MS;
  const apart = TICK_DAYS.find((step) => days / step <= TICKS_MAX) ?? 3_650;
  const first = dayOf(Temporal.Instant.fromEpochMilliseconds(span.fromMs).toString(), timeZone).add({ days: 1 });
  const start = apart % 7 === 0 ? first.add({ days: (8 - first.dayOfWeek) % 7 }) : first;
  const ticks: { x: number; label: string }[] = [];
  for (let day = start; ticks.length <= TICKS_MAX; day = day.add({ days: apart })) {
    const atMs = ms(at(day, "00:00", timeZone));
    if (atMs > span.toMs) break;
    ticks.push({ x: xOf(atMs, span), label: `${day.day} ${MONTHS[day.month - 1]}` });
  }
  return ticks;
}

type Placed = { mark: Mark; number: number; x: number; row: number };

/** Puts the marks of a lane into rows so that none covers another. */
function placed(marks: readonly { mark: Mark; number: number }[], span: Span): { placed: Placed[]; rows: number } {
  const ends: number[] = [];
  const all = marks.map(({ mark, number }): Placed => {
    const x = xOf(ms(mark.at), span);
    const free = ends.findIndex((end) => end + APART_PERCENT <= x);
    const row = free === -1 ? ends.length : free;
    ends[row] = x;
    return { mark, number, x, row };
  });
  return { placed: all, rows: ends.length };
}

/** The shape of a lane: told apart without colour. Drawn around the point 0, 0. */
function shape({ lane, look }: Mark): Html {
  const looks = `shape ${lane} ${look}`;
  switch (lane) {
    case "rounds":
      return html`<rect class="${looks}" x="-10" y="-10" width="20" height="20" rx="3"/>`;
    case "dates":
      return html`<path class="${looks}" d="M0 -13 L13 0 L0 13 L-13 0 Z"/>`;
    case "drafts":
      return html`<circle class="${looks}" r="11"/>`;
    case "answers":
      return html`<path class="${looks}" d="M-12 -9 h24 v15 h-15 l-6 6 v-6 h-3 Z"/>`;
  }
}

const numbered = (mark: Mark, number: number): Html =>
  html`${shape(mark)}<text class="number ${mark.look}" y="${mark.lane === "answers" ? 3 : 4}">${number}</text>`;

/** A mark by itself, for the words beneath the drawing; those words say it all, so that a screen reader passes it by. */
function badge(mark: Mark, number: number): Html {
  return html`<svg class="badge" viewBox="-14 -14 28 28" width="28" height="28" aria-hidden="true" focusable="false">${numbered(mark, number)}</svg>`;
}

/** What the drawing says, for who does not see it. */
const inWords = (marks: readonly Mark[]) => marks.map((mark, i) => `${i + 1}: ${mark.when}, ${mark.what}`).join(". ");

/**
 * An interview's timeline, drawn to scale: rounds, named days, drafts and answers each in a row of their own, today as a line.
 * Beneath it the same in words, each with its reason. `id` is unique on the page.
 */
export function timeline(id: string, name: string, marks: readonly Mark[], now: InstantText, timeZone: string): Html {
  const span = spanOf(marks, now);
  const all = marks.map((mark, i) => ({ mark, number: i + 1 }));
  let y = TOP_PX;
  const lanes = LANES.flatMap((lane) => {
    const { placed: inLane, rows } = placed(
      all.filter(({ mark }) => mark.lane === lane),
      span,
    );
    if (inLane.length === 0) return [];
    const top = y;
    y += LANE_HEAD_PX + rows * ROW_PX + LANE_FOOT_PX;
    return [{ lane, top, inLane }];
  });
  const bottom = y;
  const todayX = percent(xOf(ms(now), span));
  return html`<svg class="timeline" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${bottom + AXIS_PX}">
<title id="${id}-title">Timeline of ${name}</title>
<desc id="${id}-desc">Drawn to scale, from left to right. ${inWords(marks)}.</desc>
${ticksOf(span, timeZone).map(({ x, label }) => html`<line class="tick" x1="${percent(x)}" x2="${percent(x)}" y1="${TOP_PX}" y2="${bottom}"/><text class="tick-label" x="${percent(x)}" y="${bottom + 18}">${label}</text>`)}
<line class="axis" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
<line class="today" x1="${todayX}" x2="${todayX}" y1="${TOP_PX - 4}" y2="${bottom}"/><text class="today-label" x="${todayX}" y="12">today</text>
${lanes.map(
  ({ lane, top, inLane }) => html`<text class="lane" x="0" y="${top + 13}">${LANE_NAMES[lane]}</text>
${inLane.map(({ mark, number, x, row }) => html`<svg class="mark" x="${percent(x)}" y="${top + LANE_HEAD_PX + row * ROW_PX + ROW_PX / 2}">${numbered(mark, number)}</svg>`)}`,
)}
</svg>
<ol class="told">${all.map(({ mark, number }) => html`<li>${badge(mark, number)}<div><span class="when">${mark.when}</span> ${mark.what}.${mark.why === "" ? "" : html`<br><span class="muted">${mark.why}</span>`}</div></li>`)}</ol>`;
}
