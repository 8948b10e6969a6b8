import { oneLine } from "../../core/drafts/clean.ts";
import { KIND_NAMES } from "../../core/drafts/plain-words.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Records, StoredRecord } from "../../core/ports.ts";
import type { Due } from "../handlers.ts";

const NAME_LENGTH_MAX = 60;
const RECORDS_MAX = 100;

/**
 * What each of these records has to do next, the soonest first, for who looks at the local mailbox. The record tells, not its
 * alarms: an old alarm still rings, finds nothing, and is gone. Records that are gone, or have nothing due, are left out.
 */
export async function dueNext(records: Records, ids: readonly string[]): Promise<Due[]> {
  const found = await records.load([...new Set(ids)].slice(0, RECORDS_MAX));
  return [...found.values()]
    .flatMap((record) =>
      "nextDueAt" in record && record.nextDueAt !== undefined ? [{ at: record.nextDueAt, words: wordsFor(record) }] : [],
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function wordsFor(record: StoredRecord): string {
  switch (record.type) {
    case "workspace":
    case "key":
      return record.name;
    case "tombstone":
      return "what belonged to something erased";
    case "candidate":
      return `${nextMail(record) ?? "settings to pass on"} (${oneLine(record.name, NAME_LENGTH_MAX)})`;
    case "reply":
      return nextMail(record) ?? "a mail to read";
    case "interview": {
      const { role, company } = fold(record.events, "UTC").facts;
      const about = `${oneLine(role, NAME_LENGTH_MAX)}, ${oneLine(company.name, NAME_LENGTH_MAX)}`;
      return `${nextMail(record) ?? (record.state === "scheduled" ? "the interview is over" : "a day passes that changes things")}: ${about}`;
    }
  }
}

/** The mail that is due when the record next wakes; `undefined` when it wakes for something else. */
function nextMail({ messages, nextDueAt }: Extract<StoredRecord, { messages: unknown }>): string | undefined {
  const next = messages.find((message) => message.status === "planned" && message.dueAt === nextDueAt);
  return next && KIND_NAMES[next.kind];
}
