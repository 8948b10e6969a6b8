import type { Calendar } from "../cadence/calendar.ts";
import { isHolidayIn } from "../cadence/holidays.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { earliest } from "../clock.ts";
import { nextDueAt as interviewDueAt, isMessageHeld } from "../interview/decide.ts";
import { fold } from "../interview/fold.ts";
import type { Interview } from "../interview/interview.ts";
import type { Message } from "../messages.ts";
import type { Waking } from "../ports.ts";

/** The days and hours of an interview: the candidate's zone and window, and the holidays of both countries. */
export function calendarOf(candidate: Candidate, interview?: Interview): Calendar {
  return {
    timeZone: candidate.timeZone,
    window: candidate.preferences.window,
    isHoliday: isHolidayIn([candidate.preferences.country, interview === undefined ? null : companyCountry(interview)]),
  };
}

/** The company's country, as recorded or amended since. */
function companyCountry(interview: Interview): string | undefined {
  const told = interview.events.flatMap((event) =>
    event.type === "recorded" ? [event.facts.company] : event.type === "amended" && event.changes.company ? [event.changes.company] : [],
  );
  return told.at(-1)?.country;
}

/** Whether a message waits for more than its hour: a hold on the interview, or a candidate who may not be mailed. */
export function isWaiting(record: Waking, message: Message, candidate: Candidate): boolean {
  if (record.type === "interview") return isMessageHeld(message, fold(record.events, candidate.timeZone), candidate);
  // The confirmation is what an unconfirmed candidate is waiting for.
  return candidate.status !== "active" && !(message.kind === "confirm_address" && candidate.status === "unconfirmed");
}

/** When a planned message may be tried: its hour, or the next attempt after one that was put off. */
export function triableAt(message: Message): InstantText {
  return message.nextAttemptAt !== undefined && message.nextAttemptAt > message.dueAt ? message.nextAttemptAt : message.dueAt;
}

/** The earliest instant at which wake has something to do for a record; `undefined` when there is nothing. */
export function dueAt(record: Waking, candidate: Candidate, now: InstantText): InstantText | undefined {
  const due = undelayedDueAt(record, candidate, now);
  return due !== undefined && record.retryAt !== undefined && record.retryAt > due ? record.retryAt : due;
}

function undelayedDueAt(record: Waking, candidate: Candidate, now: InstantText): InstantText | undefined {
  if (record.type === "interview") return interviewDueAt(record, { candidate, calendar: calendarOf(candidate, record), now });
  return earliest(
    record.owed.length > 0 ? now : undefined,
    record.type === "reply" && record.status === "received" ? record.unfinishedAt : undefined,
    ...record.messages.map((message) => {
      if (message.status === "delivering") return message.lease?.until;
      return message.status === "planned" && !isWaiting(record, message, candidate) ? triableAt(message) : undefined;
    }),
  );
}
