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
/** Marks closer than this would touch on a phone of 320 px: the later one goes a row down. */
const APART_PERCENT = 12;
const ROW_PX = 26;
const LANE_HEAD_PX = 20;
const LANE_FOOT_PX = 6;
const TOP_PX = 22;
/** Two lines: the day, and beneath it the month where another begins. */
const AXIS_PX = 40;
const TICK_LINES_PX = [16, 31] as const;
/** A timeline spans at least so many days, so that one afternoon does not fill it. */
const DAYS_MIN = 5;
const DAY_MS = 86_400_000;
/** Fewer than so many stretches between days that are named: more would touch on a phone of 320 px. */
const STRETCHES_MAX = 8;
/** How far apart the named days are. Each is at most twice the one before, so that at least four of them fit. */
const STEPS = [
  ...[1, 2, 4, 7, 14, 28].map((count) => ({ unit: "days", count, days: count }) as const),
  ...[1, 2, 3, 6, 12, 24, 48].map((count) => ({ unit: "months", count, days: count * 30.44 }) as const),
];
/** Of whatever spans generations. */
const LONGEST_STEP = { unit: "months", count: 1_200 } as const;
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

type Tick = { x: number; label: string; beneath: string };

/** Days along the axis, evenly apart, four to eight of them: each by its number, or its month, and the month, or year, where that changes. */
function ticksOf(span: Span, timeZone: string): Tick[] {
  const days = (span.toMs - span.fromMs) / DAY_MS;
  const { unit, count } = STEPS.find((step) => days / step.days < STRETCHES_MAX) ?? LONGEST_STEP;
  const first = firstTick(dayOf(Temporal.Instant.fromEpochMilliseconds(span.fromMs).toString(), timeZone).add({ days: 1 }), unit, count);
  const ticks: Tick[] = [];
  let before = "";
  for (let i = 0; i <= STRETCHES_MAX; i++) {
    const day = first.add({ [unit]: i * count });
    const atMs = ms(at(day, "00:00", timeZone));
    if (atMs > span.toMs) break;
    const month = MONTHS[day.month - 1] ?? "";
    const [label, larger] = unit === "months" ? [month, String(day.year)] : [String(day.day), month];
    ticks.push({ x: xOf(atMs, span), label, beneath: larger === before ? "" : larger });
    before = larger;
  }
  return ticks;
}

/** The first day that is named: a Monday where weeks are counted, the first of a month where months are, else `next`. */
function firstTick(next: Temporal.PlainDate, unit: "days" | "months", count: number): Temporal.PlainDate {
  if (unit === "months") return next.day === 1 ? next : next.with({ day: 1 }).add({ months: 1 });
  return count % 7 === 0 ? next.add({ days: (8 - next.dayOfWeek) % 7 }) : next;
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
  html`${shape(mark)}${mark.look === "off" ? html`<path class="struck" d="M-10 10 L10 -10"/>` : ""}<text class="number ${mark.look}" y="${mark.lane === "answers" ? 3 : 4}">${number}</text>`;

const tickText = (x: number, y: number, text: string): Html => html`<text class="tick-label" x="${percent(x)}" y="${y}">${text}</text>`;

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
${ticksOf(span, timeZone).map(({ x, label, beneath }) => html`<line class="tick" x1="${percent(x)}" x2="${percent(x)}" y1="${TOP_PX}" y2="${bottom}"/>${tickText(x, bottom + TICK_LINES_PX[0], label)}${beneath === "" ? "" : tickText(x, bottom + TICK_LINES_PX[1], beneath)}`)}
<line class="axis" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
<line class="today" x1="${todayX}" x2="${todayX}" y1="${TOP_PX - 4}" y2="${bottom}"/><text class="today-label" x="${todayX}" y="12">today</text>
${lanes.map(
  ({ lane, top, inLane }) => html`<text class="lane" x="0" y="${top + 13}">${LANE_NAMES[lane]}</text>
${inLane.map(({ mark, number, x, row }) => html`<svg class="mark" x="${percent(x)}" y="${top + LANE_HEAD_PX + row * ROW_PX + ROW_PX / 2}">${numbered(mark, number)}</svg>`)}`,
)}
</svg>
<ol class="told">${all.map(({ mark, number }) => html`<li>${badge(mark, number)}<div><span class="when">${mark.when}</span> ${mark.what}.${mark.why === "" ? "" : html`<br><span class="muted">${mark.why}</span>`}</div></li>`)}</ol>`;
}
