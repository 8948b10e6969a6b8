import { oneLine } from "../../core/drafts/clean.ts";
import { KIND_NAMES } from "../../core/drafts/plain-words.ts";
import { fold } from "../../core/interview/fold.ts";
import type { Records, StoredRecord } from "../../core/ports.ts";

const NAME_LENGTH_MAX = 60;
const RECORDS_MAX = 100;

/** What each of these records has to do next, in words for who looks at the local mailbox. Those that are gone are left out. */
export async function dueInWords(records: Records, ids: readonly string[]): Promise<Record<string, string>> {
  const found = await records.load([...new Set(ids)].slice(0, RECORDS_MAX));
  return Object.fromEntries([...found].map(([id, record]) => [id, wordsFor(record)]));
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
      return `${nextMail(record) ?? "an hour to note"}: ${about}`;
    }
  }
}

/** The mail that is due when the record next wakes; `undefined` when it wakes for something else. */
function nextMail({ messages, nextDueAt }: Extract<StoredRecord, { messages: unknown }>): string | undefined {
  const next = messages.find((message) => message.status === "planned" && message.dueAt === nextDueAt);
  return next && KIND_NAMES[next.kind];
}
