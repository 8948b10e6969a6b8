import { Temporal } from "temporal-polyfill";
import type { Calendar } from "../../../core/cadence/calendar.ts";
import type { SiblingFacts } from "../../../core/cadence/siblings.ts";
import type { Candidate } from "../../../core/candidates/candidate.ts";
import { Preferences } from "../../../core/candidates/candidate.ts";
import type { InstantText } from "../../../core/clock.ts";
import { instantText, plus } from "../../../core/clock.ts";
import type { Context, Decided } from "../../../core/interview/decide.ts";
import { decide, isMessageHeld, nextDueAt, replan } from "../../../core/interview/decide.ts";
import type { Actor, Answered, Happening } from "../../../core/interview/events.ts";
import { NewInterview } from "../../../core/interview/facts.ts";
import { fold } from "../../../core/interview/fold.ts";
import type { Interview } from "../../../core/interview/interview.ts";
import { newInterview } from "../../../core/interview/record.ts";
import { hearing } from "../../../core/interview/siblings.ts";
import type { Situation } from "../../../core/interview/situation.ts";
import type { Message, MessageKind } from "../../../core/messages.ts";
import { aCandidate } from "../../fakes/records.ts";

/** What a test says of the interview it plays; the rest is an hour in Oslo on Monday 23 November 2026, with Mette of Equinor. */
export type Scene = {
  now?: string;
  timeZone?: string;
  preferences?: Record<string, unknown>;
  posted?: Record<string, unknown>;
  /** When the first round begins and ends, by the candidate's clock: `2026-11-23 10:00`. */
  round?: readonly [startsAt: string, endsAt: string];
  candidate?: Partial<Candidate>;
  /** Days off, `YYYY-MM-DD`. */
  holidays?: readonly string[];
  id?: string;
  /** What is known of the candidate's other interviews when it is recorded. */
  siblings?: readonly SiblingFacts[];
};

/** An instant, written by the clock of a zone: `2026-11-23 10:00`, in Oslo unless said otherwise. */
export function clock(text: string, timeZone = "Europe/Oslo"): InstantText {
  return instantText(Temporal.PlainDateTime.from(text.replace(" ", "T")).toZonedDateTime(timeZone).toInstant());
}

/** An instant as the clock of a zone shows it, to be read in a failing test: `Tue 2026-11-24 08:00`. */
export function shown(instant: InstantText, timeZone = "Europe/Oslo"): string {
  const when = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][when.dayOfWeek - 1];
  return `${day} ${when.toPlainDate().toString()} ${when.toPlainTime().toString({ smallestUnit: "minute" })}`;
}

/** One interview on a clock of its own: what wake does, without shell or mail. */
export class Sim {
  interview: Interview;
  candidate: Candidate;
  now: InstantText;
  holidays: ReadonlySet<string>;
  /** Called for each mail that goes out, with where the interview stood as it did. */
  onDelivery: (message: Message, situation: Situation) => void = () => {};
  #events = 0;

  constructor(scene: Scene = {}) {
    const timeZone = scene.timeZone ?? "Europe/Oslo";
    const [startsAt, endsAt] = scene.round ?? ["2026-11-23 10:00", "2026-11-23 11:00"];
    this.now = clock(scene.now ?? "2026-11-20 09:00", timeZone);
    this.holidays = new Set(scene.holidays ?? []);
    this.candidate = aCandidate({
      timeZone,
      preferences: Preferences.parse({ keepSearching: false, ...scene.preferences }),
      ...scene.candidate,
    });
    const posted = NewInterview.parse({
      candidateId: this.candidate.id,
      company: { name: "Equinor" },
      role: "Drilling Engineer",
      contact: { name: "Mette Solberg", email: "mette@equinor.example" },
      panel: [{ name: "Mette Solberg" }],
      round: { startsAt: clock(startsAt, timeZone), endsAt: clock(endsAt, timeZone), format: "in_person" },
      ...scene.posted,
    });
    const blank = newInterview((scene.id ?? "int_1") as Interview["id"], posted, this.candidate, this.now);
    this.interview = replan(hearing(blank, scene.siblings ?? []), this.context, "the interview was recorded");
  }

  get calendar(): Calendar {
    return {
      timeZone: this.candidate.timeZone,
      window: this.candidate.preferences.window,
      isHoliday: (day) => this.holidays.has(day),
    };
  }

  get context(): Context {
    return { candidate: this.candidate, calendar: this.calendar, now: this.now };
  }

  get situation(): Situation {
    return fold(this.interview.events, this.candidate.timeZone);
  }

  get state(): string {
    return this.interview.outcome ?? this.interview.state;
  }

  /** When wake would be called next. */
  get nextDueAt(): InstantText | undefined {
    return nextDueAt({ ...this.interview, owed: [] }, this.context);
  }

  /** What wake does: brings the record up to the present, delivers what is due, plans on. */
  wake(): this {
    const fresh = replan(this.interview, this.context, "its hour has passed");
    const situation = fold(fresh.events, this.candidate.timeZone);
    const messages = fresh.messages.map((message): Message => {
      if (message.status !== "planned" || message.dueAt > this.now || isMessageHeld(message, situation, this.candidate)) return message;
      this.onDelivery(message, situation);
      return { ...message, status: "delivered", statusAt: this.now, deliveredAt: this.now };
    });
    this.interview = replan({ ...fresh, messages }, this.context, "its hour has passed");
    return this;
  }

  /** Moves the clock to a time by the candidate's clock (or an instant), doing all that is due on the way, each at its own time. */
  to(when: string): this {
    const target = when.endsWith("Z") ? when : clock(when, this.candidate.timeZone);
    for (let turns = 0; ; turns++) {
      if (turns > 2_000) throw new Error(`the clock stands still at ${this.now}`);
      const due = this.nextDueAt;
      // A wake pays what is owed before it delivers: a family does that.
      if (this.interview.owed.length > 0) break;
      if (due === undefined || due > target) break;
      if (due > this.now) this.now = due;
      this.wake();
    }
    if (target > this.now) this.now = target;
    return this;
  }

  /** Moves the clock on by an exact duration. */
  on(duration: string): this {
    return this.to(plus(this.now, duration));
  }

  /** Something happens now, or was written at `occurredAt` and is heard of now. */
  happen(happening: Happening, { by = "candidate", occurredAt, id }: { by?: Actor; occurredAt?: string; id?: string } = {}): Decided {
    this.#events += 1;
    const decided = decide(
      this.interview,
      {
        ...happening,
        id: (id ?? `evt_${String(this.#events).padStart(4, "0")}${this.interview.id}`) as `evt_${string}`,
        by,
        occurredAt: occurredAt ?? this.now,
        recordedAt: this.now,
      },
      this.context,
    );
    if (decided.result === "applied") this.interview = decided.interview;
    return decided;
  }

  /** Something happens now, and what it brings at once is delivered. */
  say(happening: Happening, options: Parameters<Sim["happen"]>[1] = {}): this {
    this.happen(happening, options);
    return this.to(this.now);
  }

  /** The employer answers, in a mail that the candidate forwards at once unless said otherwise. */
  answer(
    intent: Answered["intent"],
    more: Partial<Omit<Answered, "type" | "intent">> = {},
    options: Parameters<Sim["happen"]>[1] = {},
  ): this {
    return this.say(
      { type: "answered", intent, via: "forwarded", evidence: [], replyId: "rep_1", ...more },
      { by: "employer", ...options },
    );
  }

  /** Other settings, as a PATCH of the candidate brings them about. */
  prefer(preferences: Record<string, unknown>): this {
    this.candidate = { ...this.candidate, preferences: Preferences.parse({ ...this.candidate.preferences, ...preferences }) };
    this.interview = replan(this.interview, this.context, "your settings changed");
    return this.to(this.now);
  }

  /** Messages of a kind, oldest plan first. */
  all(kind: MessageKind): Message[] {
    return this.interview.messages.filter((message) => message.kind === kind);
  }

  /** The latest message of a kind. */
  one(kind: MessageKind): Message {
    const found = this.all(kind).at(-1);
    if (found === undefined) throw new Error(`no ${kind} was ever planned`);
    return found;
  }

  /** When the pending message of a kind is due, as the candidate's clock shows it; `null` when none is pending. */
  due(kind: MessageKind): string | null {
    const found = this.all(kind).find((message) => message.status === "planned");
    return found === undefined ? null : shown(found.dueAt, this.candidate.timeZone);
  }

  /** What was delivered, in order: `thank_you Tue 2026-11-24 08:00`. */
  delivered(...kinds: MessageKind[]): string[] {
    return this.interview.messages
      .filter((message) => message.deliveredAt !== undefined && (kinds.length === 0 || kinds.includes(message.kind)))
      .sort((a, b) => ((a.deliveredAt ?? "") < (b.deliveredAt ?? "") ? -1 : 1))
      .map((message) => `${message.kind} ${shown(message.deliveredAt ?? "", this.candidate.timeZone)}`);
  }

  /** Kinds that are planned, in the order of their hours. */
  planned(): MessageKind[] {
    return this.interview.messages
      .filter((message) => message.status === "planned")
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .map((message) => message.kind);
  }

  /** What happened, as the candidate reads it. */
  sent(kind: MessageKind): this {
    const message = this.one(kind);
    return this.say({ type: "message_sent", messageId: message.id, kind, how: "said" });
  }
}
