import { Temporal } from "temporal-polyfill";
import { type InstantText, instantText, latest } from "../../core/clock.ts";
import {
  type Alarms,
  type ListQuery,
  type Mailbox,
  type Mailer,
  type MailOutcome,
  type Ports,
  type ReadQueue,
  type Records,
  RecordTooLarge,
  type StoredRecord,
  UnknownCursor,
  type WakeQueue,
} from "../../core/ports.ts";

/** What a call of a port may be made to answer instead of the truth. */
type Answers = {
  "records.load": Awaited<ReturnType<Records["load"]>>;
  "records.create": Awaited<ReturnType<Records["create"]>>;
  "records.replace": Awaited<ReturnType<Records["replace"]>>;
  "records.list": Awaited<ReturnType<Records["list"]>>;
  "records.overdue": Awaited<ReturnType<Records["overdue"]>>;
  "records.oldestReviewSince": Awaited<ReturnType<Records["oldestReviewSince"]>>;
  "alarms.set": undefined;
  "wakeQueue.send": undefined;
  "wakeQueue.backlog": number;
  "readQueue.send": undefined;
  "mailer.send": MailOutcome;
  "mailbox.read": Uint8Array | null;
  "mailbox.remove": undefined;
};
export type Call = keyof Answers;

export type SentMail = { raw: string; to: string; tags: Record<string, string>; sesId: string; at: InstantText };
export type LogLine = { level: "info" | "warn" | "error"; message: string; fields: Record<string, string | number | boolean> };

/** A wake as it comes out: whom to wake, and what to read along. */
export type Wake = { recordId: string; along: readonly string[] };

/** The ports, what they have seen, and the switches that make them fail. */
export type MemoryPorts = Ports & {
  /** Every record, as stored: copies, so that a test cannot change what it looks at. */
  stored: () => StoredRecord[];
  /** The record of this id, as stored. Throws when there is none. */
  record: <T extends StoredRecord["type"]>(id: string, type: T) => Extract<StoredRecord, { type: T }>;
  /** Takes a record away, as erasing does. */
  erase: (id: string) => void;
  /** Mails that SES took, oldest first. */
  sent: SentMail[];
  /** Alarms that are set and have not rung yet, by the minute they ring at. */
  alarmsSet: (Wake & { at: InstantText })[];
  /** Ids on the wake queue, in the order they came, each with the instant from which it is handed out. */
  queued: (Wake & { from: InstantText })[];
  /** Takes the ids of what is to be read again. */
  takeReads: () => string[];
  /** Takes what wake would be called with now: alarms whose minute has come, then what is on the queue. */
  takeWakes: () => Wake[];
  /** The earliest instant at which `takeWakes` has something to give; `undefined` when nothing is set. */
  nextWakeAt: () => InstantText | undefined;
  /** Puts a raw mail where SES would. */
  putMail: (key: string, raw: Uint8Array | string) => void;
  logged: LogLine[];
  /**
   * The next call throws this error, or answers this, without doing anything; with `after` it is done all the same, as when
   * the answer is lost on its way. Set several times, it happens to as many calls, in that order.
   */
  failNext: <C extends Call>(call: C, fault: Error | Answers[C], when?: "before" | "after") => void;
  /** Runs something just before the next such call, for a write that comes in between. */
  beforeNext: (call: Call, action: () => unknown) => void;
};

type Fault = { call: Call; when: "before" | "after" } & ({ throws: Error } | { answers: unknown } | { runs: () => unknown });

const BATCH_IDS_MAX = 100;
/** DynamoDB's limit, held against the JSON text of a record, which is a little longer than the item. */
const ITEM_BYTES_MAX = 400 * 1024;

/**
 * Every port in memory, as strict as the services behind the real ones: it copies what goes in and out, refuses what
 * DynamoDB refuses, and keeps its indexes as sparse.
 */
export function memoryPorts({ now }: { now: () => Temporal.Instant }): MemoryPorts {
  const table = new Map<string, string>();
  const mails = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  const sent: SentMail[] = [];
  const alarmsSet: (Wake & { at: InstantText })[] = [];
  const queued: (Wake & { from: InstantText })[] = [];
  const toRead: string[] = [];
  const logged: LogLine[] = [];
  let randomCount = 0;
  let sentCount = 0;

  /** Every call goes through here, so that each can fail, and none answers before its caller has gone on. */
  async function answer<C extends Call, T extends Answers[C]>(call: C, act: () => T): Promise<T> {
    await Promise.resolve();
    for (let at = faults.findIndex((one) => one.call === call); at >= 0; at = faults.findIndex((one) => one.call === call)) {
      const [fault] = faults.splice(at, 1);
      if (fault === undefined) break;
      if ("runs" in fault) {
        await fault.runs();
        continue;
      }
      if (fault.when === "after") act();
      if ("throws" in fault) throw fault.throws;
      return fault.answers as T;
    }
    return act();
  }

  const stored = (): StoredRecord[] => [...table.values()].map(parse);

  const records: Records = {
    load: (ids) =>
      answer("records.load", () => {
        const wanted = new Set(ids);
        if (wanted.has("")) throw new RangeError("DynamoDB refuses an empty key");
        if (wanted.size > BATCH_IDS_MAX) throw new RangeError(`at most ${BATCH_IDS_MAX} records are loaded at once, not ${wanted.size}`);
        return new Map([...wanted].flatMap((id) => (table.has(id) ? [[id, parse(table.get(id) ?? "")] as const] : [])));
      }),
    create: async (record) => {
      const text = itemText(record);
      return answer("records.create", () => {
        if (table.has(record.id)) return "exists";
        table.set(record.id, text);
        return "created";
      });
    },
    replace: async (record, expectedVersion) => {
      const text = itemText(record);
      return answer("records.replace", () => {
        const standing = table.get(record.id);
        if (standing === undefined) return "missing";
        if (parse(standing).version !== expectedVersion) return "conflict";
        table.set(record.id, text);
        return "replaced";
      });
    },
    list: (query, { limit, cursor }) =>
      answer("records.list", () => {
        const rows = stored()
          .filter((record) => isListed(record, query))
          .map(({ createdAt, id }) => ({ id, key: `${createdAt} ${id}` }))
          .sort((a, b) => compare(a.key, b.key));
        const after = cursor === undefined ? "" : readCursor(cursor, query);
        const rest = rows.filter(({ key }) => key > after);
        const page = rest.slice(0, limit);
        const last = page.at(-1);
        return { ids: page.map(({ id }) => id), nextCursor: rest.length > limit && last ? writeCursor(last.key, query) : null };
      }),
    overdue: (until, limit) =>
      answer("records.overdue", () =>
        stored()
          .flatMap((record) => ("nextDueAt" in record && record.nextDueAt !== undefined ? [{ id: record.id, at: record.nextDueAt }] : []))
          .filter(({ at }) => at <= until)
          .sort((a, b) => compare(a.at, b.at))
          .slice(0, limit)
          .map(({ id }) => id),
      ),
    oldestReviewSince: () =>
      answer("records.oldestReviewSince", () =>
        stored()
          .flatMap((record) => (record.type === "reply" && record.status === "needs_review" ? [record.statusAt] : []))
          .sort(compare)
          .at(0),
      ),
  };

  const alarms: Alarms = {
    set: (recordId, at, setAt, along = []) =>
      answer("alarms.set", () => {
        const due = Temporal.Instant.from(at);
        if (due.since(Temporal.Instant.from(setAt)).total("seconds") < 60) {
          queued.push({ recordId, along, from: latest(setAt, at) });
          return undefined;
        }
        const minute = instantText(due.round({ smallestUnit: "minute", roundingMode: "ceil" }));
        if (!alarmsSet.some((alarm) => alarm.recordId === recordId && alarm.at === minute)) alarmsSet.push({ recordId, along, at: minute });
        return undefined;
      }),
  };

  const wakeQueue: WakeQueue = {
    send: (recordIds) => {
      const ids = [...recordIds];
      return answer("wakeQueue.send", () => {
        for (const recordId of ids) queued.push({ recordId, along: [], from: instantText(now()) });
        return undefined;
      });
    },
    backlog: () => answer("wakeQueue.backlog", () => queued.filter(({ from }) => from <= instantText(now())).length),
  };

  const readQueue: ReadQueue = {
    send: (replyId) =>
      answer("readQueue.send", () => {
        toRead.push(replyId);
        return undefined;
      }),
  };

  const mailer: Mailer = {
    send: ({ raw, to, tags }) => {
      const mail = { raw: Buffer.from(raw).toString(), to, tags: { ...tags } };
      return answer("mailer.send", () => {
        sentCount += 1;
        const sesId = `ses-${sentCount}`;
        sent.push({ ...mail, sesId, at: instantText(now()) });
        return { sent: true, sesId };
      });
    },
  };

  const mailbox: Mailbox = {
    remove: (key) =>
      answer("mailbox.remove", () => {
        mails.delete(key);
        return undefined;
      }),
    read: (key) =>
      answer("mailbox.read", () => {
        const raw = mails.get(key);
        return raw === undefined ? null : Uint8Array.from(raw);
      }),
  };

  return {
    records,
    alarms,
    wakeQueue,
    readQueue,
    mailer,
    mailbox,
    now,
    /** Never the same twice, and the same in every run of a test. */
    randomBytes: (count) => {
      randomCount += 1;
      const bytes = new Uint8Array(count);
      for (let at = count - 1, rest = randomCount; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256;
      return bytes;
    },
    log: (level, message, fields = {}) => {
      logged.push({ level, message, fields: { ...fields } });
    },
    stored,
    record: <T extends StoredRecord["type"]>(id: string, type: T) => {
      const found = stored().find((record): record is Extract<StoredRecord, { type: T }> => record.id === id && record.type === type);
      if (found === undefined) throw new Error(`no ${type} ${id} is stored`);
      return found;
    },
    erase: (id) => {
      table.delete(id);
    },
    sent,
    alarmsSet,
    queued,
    takeReads: () => toRead.splice(0),
    takeWakes: () => {
      const at = instantText(now());
      const rung = takeWhere(alarmsSet, (alarm) => alarm.at <= at).sort((a, b) => compare(a.at, b.at));
      return [...rung, ...takeWhere(queued, (wake) => wake.from <= at)].map(({ recordId, along }) => ({ recordId, along }));
    },
    nextWakeAt: () => [...alarmsSet.map(({ at }) => at), ...queued.map(({ from }) => from)].sort(compare)[0],
    putMail: (key, raw) => {
      mails.set(key, typeof raw === "string" ? Buffer.from(raw) : Uint8Array.from(raw));
    },
    logged,
    failNext: (call, fault, when = "before") => {
      faults.push({ call, when, ...(fault instanceof Error ? { throws: fault } : { answers: fault }) });
    },
    beforeNext: (call, action) => {
      faults.push({ call, when: "before", runs: action });
    },
  };
}

function isListed(record: StoredRecord, query: ListQuery): boolean {
  switch (query.list) {
    case "workspaces":
      return record.type === "workspace";
    case "keys_of_workspace":
      return record.type === "key" && record.workspaceId === query.workspaceId;
    case "candidates_of_workspace":
      return record.type === "candidate" && record.workspaceId === query.workspaceId;
    case "candidates_by_email":
      return (
        record.type === "candidate" && record.workspaceId === query.workspaceId && record.email.toLowerCase() === query.email.toLowerCase()
      );
    case "candidates_by_external_id":
      return record.type === "candidate" && record.workspaceId === query.workspaceId && record.externalId === query.externalId;
    case "interviews_of_workspace":
      return record.type === "interview" && record.workspaceId === query.workspaceId;
    case "interviews_of_candidate":
      return record.type === "interview" && record.candidateId === query.candidateId;
    case "replies_of_workspace":
      return record.type === "reply" && record.workspaceId === query.workspaceId;
    case "replies_of_candidate":
      return record.type === "reply" && record.candidateId === query.candidateId;
  }
}

/** The record as text, which is also the copy; refuses what an item cannot hold. */
function itemText(record: StoredRecord): string {
  const text = JSON.stringify(record, function (this: Record<string, unknown>, key) {
    // Not the second argument: a Date has turned itself into text before it gets there.
    const value = this[key];
    const isPlain =
      value === null ||
      ["string", "boolean"].includes(typeof value) ||
      (value === undefined && !Array.isArray(this)) ||
      Number.isFinite(value) ||
      Array.isArray(value) ||
      (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype);
    if (!isPlain) throw new TypeError(`${key} of ${record.id} is ${String(value)}, which cannot be stored`);
    return value;
  });
  if (Buffer.byteLength(text) > ITEM_BYTES_MAX) throw new RecordTooLarge(`${record.id} is larger than an item may be`);
  return text;
}

function parse(text: string): StoredRecord {
  return JSON.parse(text) as StoredRecord;
}

function writeCursor(key: string, query: ListQuery): string {
  return Buffer.from(JSON.stringify([query, key])).toString("base64url");
}

function readCursor(cursor: string, query: ListQuery): string {
  const text = Buffer.from(cursor, "base64url").toString();
  const start = `[${JSON.stringify(query)},`;
  if (!text.startsWith(start)) throw new UnknownCursor("the cursor was made for another list, or by nobody");
  return String(JSON.parse(text.slice(start.length, -1)));
}

function takeWhere<T>(list: T[], isTaken: (one: T) => boolean): T[] {
  const taken = list.filter(isTaken);
  list.splice(0, list.length, ...list.filter((one) => !isTaken(one)));
  return taken;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
